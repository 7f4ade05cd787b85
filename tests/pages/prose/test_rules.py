"""What each rule reads: sentences of our own, and exactly the facts that the rule makes of them."""

from collections.abc import Iterator

import pytest

from reelgraph.pages.document import Page
from reelgraph.pages.fact import Fact
from reelgraph.pages.gate import admit
from reelgraph.pages.prose import RULES
from reelgraph.pages.prose.reading import Reading

TITLE = "Cold Harbour"

TOLD: dict[str, list[tuple[str, set[str]]]] = {
    "definition": [
        ("Cold Harbour (, Kold Havn) is a 1969 film.", {"year: 1969"}),
        ("Is a 1969 Danish film directed by Bo Lind.", {"year: 1969", "country: Denmark"}),
        (
            "Cold Harbour is a 1957 British-French black-and-white crime thriller film.",
            {"year: 1957", "country: United Kingdom", "country: France", "genre: crime thriller"},
        ),
        (
            "Cold Harbour (1931) is an American musical romantic comedy movie.",
            {"year: 1931", "country: United States", "genre: musical", "genre: romantic comedy"},
        ),
        ("Cold Harbour is a drama directed by Ada Okafor.", {"genre: drama"}),
        ("Cold Harbour, also known as The Quay, is a 1990 Hindi-language film.", {"year: 1990", "language: Hindi"}),
        ("Cold Harbour is a silent film released in 1911.", {"year: 1911"}),
        (
            "Cold Harbour is a 1991 Danish comedy horror film.",
            {"year: 1991", "country: Denmark", "genre: comedy horror"},
        ),
        (
            "Cold Harbour is a British television programme made in 1999.",
            {"country: United Kingdom", "year: 1999"},
        ),
        ("Cold Harbour is a British video game made in 1999.", set()),
        (
            "Cold Harbour is a 1991 black comedy horror film.",
            {"year: 1991", "genre: black comedy", "genre: comedy horror"},
        ),
        ("Cold Harbour, later sold as The Quay, is a 1966 film.", {"year: 1966"}),
    ],
    "coproduction": [
        ("The film was a Danish-Swedish co-production.", {"country: Denmark", "country: Sweden"}),
        (
            "It was made as a co-production between Spain, Italy, and Peru.",
            {"country: Spain", "country: Italy", "country: Peru"},
        ),
    ],
    "language": [
        ("The film was shot entirely in Icelandic.", {"language: Icelandic"}),
        ("It is known for its use of the Quechua language.", {"language: Quechua"}),
        ("The language spoken in Cold Harbour is Finnish.", {"language: Finnish"}),
    ],
    "runtime": [
        ("It has a running time of 94 minutes.", {"runtime: 94"}),
        ("Cold Harbour is a 71-minute documentary film.", {"runtime: 71"}),
        ("Its total running time is 92.0 minutes.", {"runtime: 92"}),
        ("A chase of 12 minutes ends the second act.", set()),
    ],
    "money": [
        (
            "Made on a budget of $3.5 million, the film grossed over $41 million worldwide.",
            {"budget: $3.5 million", "box_office: $41 million"},
        ),
        ("The budget of Cold Harbour was 3 million dollars.", {"budget: 3 million dollars"}),
    ],
    "credit-passive": [
        ("It was written and directed by Ada Okafor.", {"writer: Ada Okafor", "director: Ada Okafor"}),
        (
            "The film was directed by Bo Lind, edited by Cy Moss and narrated by the actress Di Roe.",
            {"director: Bo Lind", "editor: Cy Moss", "narrator: Di Roe"},
        ),
        (
            "It was produced by Elm Street Pictures and Fay Gold, and directed by Guy Hart Jr.",
            {"production_company: Elm Street Pictures", "producer: Fay Gold", "director: Guy Hart Jr."},
        ),
        (
            "It was co-produced by Hal Ives through Juniper Films.",
            {"producer: Hal Ives", "production_company: Juniper Films"},
        ),
        (
            "Directed by Ada Okafor, it was produced by she and Bo Lind.",
            {"director: Ada Okafor", "producer: Ada Okafor", "producer: Bo Lind"},
        ),
        (
            "Cold Harbour was directed by Bo Lind and based on the novel by Cy Moss, and produced by Di Roe.",
            {"director: Bo Lind", "producer: Di Roe"},
        ),
        ("It was written, directed and animated by Ed Orr.", {"writer: Ed Orr", "director: Ed Orr"}),
        ("It was written for the screen and directed by Ed Orr.", {"writer: Ed Orr", "director: Ed Orr"}),
        ("It was produced by Ed Orr of Juniper Films.", {"producer: Ed Orr"}),
        (
            "It was produced by Ed Orr in association with Juniper Films and the Northern Film Board of Norway.",
            {
                "producer: Ed Orr",
                "production_company: Juniper Films",
                "production_company: Northern Film Board of Norway",
            },
        ),
        ("The soundtrack album was produced by Ed Orr.", set()),
        ("The visual effects were produced by Ed Orr.", set()),
        ("It is based on the novel Low Tide, written by Fay Gold.", set()),
        ("The film was originally to be directed by Guy Hart.", set()),
    ],
    "credit-and-starring": [
        (
            "Cold Harbour is a film written, directed by, and starring Ada Okafor.",
            {"writer: Ada Okafor", "director: Ada Okafor"},
        ),
        ("The film was directed by and stars Bo Lind, Cy Moss and Di Roe.", {"director: Bo Lind"}),
    ],
    "credit-craft": [
        ("The screenplay by Ada Okafor and Bo Lind was based on a novel.", {"writer: Ada Okafor", "writer: Bo Lind"}),
        (
            "The music score was by Cy Moss and the cinematography by Di Roe.",
            {"composer: Cy Moss", "cinematographer: Di Roe"},
        ),
        ("The film features original music by Ed Orr.", {"composer: Ed Orr"}),
        ("It was directed by Fay Gold from a story written by Gold.", {"story_by: Fay Gold"}),
        ("It is based on the short story by Guy Hart.", set()),
        (
            "The music for Cold Harbour, which was distributed by Juniper Films, was composed by Guy Hart.",
            {"composer: Guy Hart"},
        ),
        ("The cinematography of the film Cold Harbour was by Guy Hart.", {"cinematographer: Guy Hart"}),
        ("The sets were designed by Hal Ives.", {"production_designer: Hal Ives"}),
    ],
    "credit-active": [
        ("Ada Okafor directed the film and Bo Lind wrote the screenplay.", {"director: Ada Okafor", "writer: Bo Lind"}),
        ("Cy Moss composed the score.", {"composer: Cy Moss"}),
        ("Di Roe wrote the film with Ed Orr and Fay Gold.", {"writer: Di Roe", "writer: Ed Orr", "writer: Fay Gold"}),
        ("Guy Hart directed and Hal Ives produced.", {"director: Guy Hart", "producer: Hal Ives"}),
        ("The studio had Ida Jones rewrite the script.", {"writer: Ida Jones"}),
        ("Ada Okafor reportedly directed the film.", set()),
        ("Bo Lind, who was born in Oslo, wrote the screenplay.", {"writer: Bo Lind"}),
    ],
    "credit-relative": [
        ("It is based on the play The Pier by Ada Okafor, who wrote the screenplay.", {"writer: Ada Okafor"}),
        ("The film stars Bo Lind, who also directed.", {"director: Bo Lind"}),
        ("It was directed by Cy Moss, who directed The Pier in 1950.", set()),
    ],
    "credit-title": [
        ("It was produced by Ada Okafor with Bo Lind as executive producer.", {"executive_producer: Bo Lind"}),
        ("The production designer was Cy Moss.", {"production_designer: Cy Moss"}),
        ("The film stars Di Roe as composer Ed Orr.", set()),
    ],
    "credit-title-of": [
        ("Ada Okafor is the director of the film.", {"director: Ada Okafor"}),
        ("Bo Lind and Cy Moss were the writers of Cold Harbour.", {"writer: Bo Lind", "writer: Cy Moss"}),
        ("Di Roe was the director of the sequel.", set()),
    ],
    "credit-nested": [
        ("It was made from a script that Ada Okafor wrote with Bo Lind.", {"writer: Ada Okafor", "writer: Bo Lind"}),
        ("The film was directed by Bo Lind from a story he wrote.", {"story_by: Bo Lind"}),
        ("It is the only film Bo Lind directed before the war.", {"director: Bo Lind"}),
        (
            "The songs are by Ada Okafor and Bo Lind, the latter of whom also composed the score.",
            {"composer: Bo Lind"},
        ),
        ("It was based on a story that had been told before.", set()),
    ],
    "credit-genitive": [
        ("The film features Ada Okafor's first score.", {"composer: Ada Okafor"}),
        ("The album features Ada Okafor's first score.", set()),
    ],
    "credit-film-by": [
        ("Cold Harbour is a drama film by director Bo Lind.", {"director: Bo Lind"}),
        ("It is the last film of cinematographer Cy Moss.", {"cinematographer: Cy Moss"}),
        ("Cold Harbour is a documentary by Bo Lind.", {"director: Bo Lind"}),
        ("The novel is similar to a film by director Bo Lind.", set()),
    ],
    "credit-debut": [
        ("It is the directorial debut of Ada Okafor.", {"director: Ada Okafor"}),
        ("Cold Harbour is a film starring Bo Lind and marking his directorial debut.", {"director: Bo Lind"}),
    ],
    "credit-apposition": [
        ("The film's director Ada Okafor praised the crew.", {"director: Ada Okafor"}),
    ],
    "credit-designer": [
        ("The film's sets were designed by the art director Ada Okafor.", {"production_designer: Ada Okafor"}),
    ],
    "credit-signed": [
        ("The film is directed and signed by filmmaker Li Wen.", {"director: Li Wen"}),
    ],
    "cast-list": [
        ("The film stars the R&B/pop singer Cy Moss.", {"actor: Cy Moss"}),
        ("Although Cy Moss was originally considered for the lead, the film stars Bo Lind.", {"actor: Bo Lind"}),
        ("The female lead was Ada Okafor.", {"actor: Ada Okafor"}),
        (
            "Cast members include Ada Okafor and Bo Lind, who had been in the play.",
            {"actor: Ada Okafor", "actor: Bo Lind"},
        ),
        ("It stars many Danish actors, including Ada Okafor and Bo Lind.", {"actor: Ada Okafor", "actor: Bo Lind"}),
        ("It is the only film to feature the character of Ruth Vane.", set()),
        ("It is the second film to star Ada Okafor as Ruth Vane.", {"actor: Ada Okafor [character=Ruth Vane]"}),
        (
            "It stars Ada Okafor, Bo Lind Jr., the Danish dancer Cy Moss, and J. P. de Wit.",
            {"actor: Ada Okafor", "actor: Bo Lind Jr.", "actor: Cy Moss", "actor: J. P. de Wit"},
        ),
        (
            "The film stars Di Roe as the young sailor Ned Pike and Ed Orr as his rival, with Fay Gold as the voice of Moll.",
            {"actor: Di Roe [character=Ned Pike]", "actor: Ed Orr", "actor: Fay Gold [character=Moll]"},
        ),
        (
            "The film stars Guy Hart and Hal Ives as Tom and Jem, two thieves.",
            {"actor: Guy Hart [character=Tom]", "actor: Hal Ives [character=Jem]"},
        ),
        (
            "The supporting cast includes Ida Jones, reprising her stage role, and Kit Lowe.",
            {"actor: Ida Jones", "actor: Kit Lowe"},
        ),
        (
            "It features the voices of Ada Okafor and Bo Lind, with special appearances by Cy Moss.",
            {"actor: Ada Okafor", "actor: Bo Lind", "actor: Cy Moss"},
        ),
        ("It stars Di Roe in the role of Ned Pike.", {"actor: Di Roe [character=Ned Pike]"}),
        (
            "It stars Di Roe in a small role as her own aunt, Mrs. Ann Pike.",
            {"actor: Di Roe [character=Mrs. Ann Pike]"},
        ),
        ("It is the sequel to The Pier, starring Ed Orr.", set()),
        ("It is based on the novel by Fay Gold, and stars Guy Hart.", {"actor: Guy Hart"}),
        ("The score was composed by Hal Ives, featuring Ida Jones.", set()),
        ("The film was released on a double feature with The Pier.", set()),
    ],
    "role-active": [
        ("It was directed by Cy Moss, who also stars and wrote the script.", {"actor: Cy Moss"}),
        ("Cy Moss once again reprised his role as Ned Pike.", {"actor: Cy Moss [character=Ned Pike]"}),
        ("Ada Okafor plays the lighthouse keeper Ruth Vane.", {"actor: Ada Okafor [character=Ruth Vane]"}),
        ("Bo Lind and Cy Moss also reprised their roles.", {"actor: Bo Lind", "actor: Cy Moss"}),
        ("Di Roe, who won a medal in 1932, reappears briefly in a dream.", {"actor: Di Roe"}),
        ("Ed Orr and Fay Gold cameo as themselves.", {"actor: Ed Orr", "actor: Fay Gold"}),
        ("Ed Orr starred in Cold Harbour.", {"actor: Ed Orr"}),
        ("It was adapted from the Broadway play by Guy Hart.", set()),
        ("Hal Ives was considered to play Ned Pike.", set()),
    ],
    "role-copula": [
        (
            "Ada Okafor plays the mayor, Bo Lind is her driver, and Cy Moss is Abel.",
            {"actor: Bo Lind", "actor: Cy Moss [character=Abel]"},
        ),
        ("Ada Okafor had a small role as a nurse, as did Bo Lind.", {"actor: Bo Lind"}),
        ("Bo Lind is the mayor of Ely, and Cy Moss is his driver.", set()),
    ],
    "role-milestone": [
        ("It was Ada Okafor's last film role.", {"actor: Ada Okafor"}),
        ("It was Bo Lind's first film as director.", set()),
        ("It was Bo Lind's directorial debut.", set()),
    ],
    "role-pronoun": [
        ("Ada Okafor advised the crew, and she appears in a cameo role as a nurse.", {"actor: Ada Okafor"}),
    ],
    "role-passive": [
        ("Ned Pike is played by Ada Okafor.", {"actor: Ada Okafor [character=Ned Pike]"}),
        (
            "The parts of Tom and Jem are played by Bo Lind and Cy Moss.",
            {"actor: Bo Lind [character=Tom]", "actor: Cy Moss [character=Jem]"},
        ),
        ("It is set after the Boer War, when an officer, played by Di Roe, comes home.", {"actor: Di Roe"}),
        ("Moll was originally played by Ed Orr.", set()),
    ],
    "role-bracket": [
        (
            "Ruth (Ada Okafor) and Ned (Bo Lind) find a letter.",
            {"actor: Ada Okafor [character=Ruth]", "actor: Bo Lind [character=Ned]"},
        ),
        ("The Royal Mail Line (RML) lost a ship.", set()),
    ],
    "role-portrayal": [
        (
            "Ada Okafor was nominated for an Oscar for her portrayal of Ruth Vane.",
            {"actor: Ada Okafor [character=Ruth Vane]"},
        ),
    ],
    "release": [
        ("The film hit theaters on 3 May 1994.", {"release_date: 1994-05-03"}),
        (
            "It was released to theaters on 3 May 1994 and on DVD on 7 September 1994.",
            {"release_date: 1994-05-03 [kind=theatrical]", "release_date: 1994-09-07 [kind=home video]"},
        ),
        (
            "The film was released by Elm Street Pictures in the United Kingdom on 3 May 1957.",
            {
                "distributor: Elm Street Pictures [date=1957-05-03, place=United Kingdom]",
                "release_date: 1957-05-03 [place=United Kingdom]",
            },
        ),
        (
            "It was released on DVD in Norway on 2 June 2004.",
            {"release_date: 2004-06-02 [kind=home video, place=Norway]"},
        ),
        (
            "It was distributed by Juniper Films and was released on 4 July 1988.",
            {"distributor: Juniper Films [date=1988-07-04]", "release_date: 1988-07-04"},
        ),
        (
            "The film premiered in Rome on 3 March 1961 and was released in France on 5 May 1961.",
            {"release_date: 1961-03-03 [kind=premiere, place=Rome]", "release_date: 1961-05-05 [place=France]"},
        ),
        ("Released in Peru last year, the film was well liked.", {"released_in: Peru"}),
        (
            "It opened in wide release in Norway and Peru on Friday, May 3, 1957.",
            {"release_date: 1957-05-03 [place=Norway]", "release_date: 1957-05-03 [place=Peru]"},
        ),
        ("The film premiered on Juniper Television on 3 May 1999.", set()),
        ("The album was released on 3 May 1999.", set()),
        ("A sequel, The Pier, was released in 1999.", set()),
    ],
    "release-later": [
        (
            "The film was released in Norway on 3 May 1999 and a week later in Sweden.",
            {"release_date: 1999-05-10 [place=Sweden]"},
        ),
    ],
    "company-made": [
        (
            "A co-production of Juniper Films and Elm Street Pictures, it was shot in Oslo.",
            {"production_company: Juniper Films", "production_company: Elm Street Pictures"},
        ),
        (
            "The production companies were Juniper Films and Elm Street Pictures.",
            {"production_company: Juniper Films", "production_company: Elm Street Pictures"},
        ),
        ("Cold Harbour is a film made by Elm Street Pictures.", {"production_company: Elm Street Pictures"}),
        (
            "The film was produced by Hucheng No.9 Films, Lanzhou Culture & Media and Juniper Films.",
            {
                "production_company: Hucheng No.9 Films",
                "production_company: Lanzhou Culture & Media",
                "production_company: Juniper Films",
            },
        ),
    ],
    "company-active": [("Elm Street Pictures released the film.", {"distributor: Elm Street Pictures"})],
    "company-distributed": [
        ("Its distribution was handled by Juniper Films.", {"distributor: Juniper Films"}),
    ],
    "festival": [
        (
            "It premiered at the 2007 Harbour Film Festival on 9 June.",
            {
                "festival: 2007 Harbour Film Festival [date=2007-06-09]",
                "release_date: 2007-06-09 [festival=2007 Harbour Film Festival, kind=premiere]",
            },
        ),
        (
            "The film was entered into the 12th Oslo International Film Festival.",
            {"festival: 12th Oslo International Film Festival"},
        ),
        (
            "It was shown at the Riga Film Festival and the Bergen Film Festival.",
            {"festival: Riga Film Festival", "festival: Bergen Film Festival"},
        ),
    ],
    "festival-country": [
        ("In Spain, it was shown at the Cadiz Film Festival.", {"Cadiz Film Festival > festival_country: Spain"}),
    ],
    "award": [
        (
            "Cold Harbour won three Gold Awards, including the Gold Award for Best Film.",
            {"award_won: Gold Award for Best Film [category=Best Film]"},
        ),
        (
            "It won the Goya Award for Best Film Not in the English Language.",
            {
                "award_won: Goya Award for Best Film Not in the English Language [category=Best Film Not in the English Language]"
            },
        ),
        (
            "It won the award for best film at the Riga Film Festival and the Bergen Film Festival.",
            {
                "award_won: best film [category=best film, event=Riga Film Festival]",
                "award_won: best film [category=best film, event=Bergen Film Festival]",
            },
        ),
        (
            "He has also won other awards at the Cork and Bantry Festival or at the Oslo Festival.",
            {"award_won: Cork and Bantry Festival", "award_won: Oslo Festival"},
        ),
        (
            "Ada Okafor was nominated for the Academy Award for Best Actress.",
            {
                "actor: Ada Okafor",
                "award_nominated: Academy Award for Best Actress [category=Best Actress, recipient=Ada Okafor]",
            },
        ),
        ("The film won five Golden Raspberry Awards.", {"award_won: Golden Raspberry Awards"}),
        (
            "The film won several prizes, including the Golden Bear and the Volpi Cup for Best Actress.",
            {"award_won: Golden Bear", "award_won: Volpi Cup for Best Actress [category=Best Actress]"},
        ),
        (
            "It is the first Danish film to win an Academy Award for Best Cinematography, Color.",
            {"award_won: Academy Award for Best Cinematography, Color [category=Best Cinematography, Color]"},
        ),
        (
            "Bo Lind was nominated at the 20th Academy Awards for Best Director.",
            {"award_nominated: Best Director [category=Best Director, recipient=Bo Lind]"},
        ),
        ("The film has several nominations and some awards.", set()),
        ("It was directed by Bo Lind, who won an Academy Award in 1950.", set()),
    ],
    "award-winning": [
        (
            "The film features Ada Okafor in an Oscar-winning performance.",
            {"award_won: Oscar [recipient=Ada Okafor]", "actor: Ada Okafor"},
        ),
        ("The film features Ada Okafor in a heart-winning performance.", set()),
    ],
    "award-nomination": [
        (
            "Ada Okafor and Bo Lind received Golden Globe Award nominations for their roles.",
            {
                "actor: Ada Okafor",
                "actor: Bo Lind",
                "award_nominated: Golden Globe Award [recipient=Ada Okafor]",
                "award_nominated: Golden Globe Award [recipient=Bo Lind]",
            },
        ),
    ],
    "filmed-in": [
        ("Bergen served as the main filming location.", {"filming_location: Bergen"}),
        (
            "The film was shot on location in Bergen, Oslo, and at the Elm studios in Hobart, Tasmania.",
            {
                "filming_location: Bergen",
                "filming_location: Oslo",
                "filming_location: Elm studios",
                "filming_location: Hobart, Tasmania",
            },
        ),
        (
            "Filming began in May 1956, and took place on location in Bergen and Oslo.",
            {"filming_location: Bergen", "filming_location: Oslo"},
        ),
        ("It was shot from May to June 1956 in Bergen.", {"filming_location: Bergen"}),
        (
            "It was shot in Bergen, with additional filming taking place in Oslo.",
            {"filming_location: Bergen", "filming_location: Oslo"},
        ),
        ("Film locations included Bergen and Oslo.", {"filming_location: Bergen", "filming_location: Oslo"}),
        ("It was filmed in Technicolor.", set()),
    ],
    "set-in": [
        ("The film is set in 1890s Bergen.", {"narrative_location: Bergen"}),
        ("It is based on the play of the same name set in the colony of Hobart.", set()),
    ],
    "hometown": [
        (
            "Cold Harbour was directed by Li Wen. It was partly shot in the director's hometown, the town of Lintao.",
            {"Li Wen > hometown: Lintao", "filming_location: Lintao"},
        ),
    ],
    "place-kind": [
        (
            "The film was shot in the village of Lintao, in Gansu province.",
            {"Lintao > place_kind: village", "Lintao > located_in: Gansu", "Gansu > place_kind: province"},
        ),
    ],
    "based-on": [
        ("It was inspired by Bo Lind's The Pier.", {"based_on: The Pier [author=Bo Lind]"}),
        ("It is based on The Pier.", {"based_on: The Pier"}),
        ("The film follows the plot of the novel The Pier.", {"based_on: The Pier"}),
        ("The film is based on Homer's Gulls.", {"based_on: Gulls [author=Homer]"}),
        (
            "It is based on the novel Fish, Flesh and Fowl by Di Roe.",
            {"based_on: Fish, Flesh and Fowl [author=Di Roe]"},
        ),
        ("It is loosely based on Ada Okafor's 1931 novel Low Tide.", {"based_on: Low Tide [author=Ada Okafor]"}),
        ("It is adapted from the play of the same name by Bo Lind.", {"based_on: Cold Harbour [author=Bo Lind]"}),
        ("It is based on the Cy Moss novel The Pier.", {"based_on: The Pier"}),
        (
            "It is based on the novel Low Tide by Di Roe and the 1950 play The Pier by Ed Orr.",
            {"based_on: Low Tide [author=Di Roe]", "based_on: The Pier [author=Ed Orr]"},
        ),
        ("Bo Lind adapted the screenplay from the Cy Moss novel The Pier.", {"based_on: The Pier"}),
        (
            "It is based on the first two chapters of the novel The Prince and the Pier by Di Roe.",
            {"based_on: The Prince and the Pier [author=Di Roe]"},
        ),
        (
            "It is based on Ed Orr's novels Low Tide (1931) and The Pier (1950).",
            {"based_on: Low Tide [author=Ed Orr]", "based_on: The Pier [author=Ed Orr]"},
        ),
        ("It is a retelling of the fairy tale The Seal Wife.", {"based_on: The Seal Wife"}),
        ("It is not based on the novel Low Tide by Di Roe.", set()),
        ("It is based on the true story of Fay Gold.", set()),
        ("It is based on a novel by Guy Hart.", set()),
    ],
    "related-film": [
        ("It is the sequel to Ships, Boats and Men (1990).", {"sequel_to: Ships, Boats and Men"}),
        ("It is the sequel to the 1950 film The Pier.", {"sequel_to: The Pier"}),
        ("The film is a remake of Hearts of Oak and Ash.", {"remake_of: Hearts of Oak and Ash"}),
        ("A prequel to Low Tide (1961), it was a failure.", {"prequel_to: Low Tide"}),
        ("The film was followed by a sequel, The Pier.", set()),
        ("The Danish film The Quay is a remake of Cold Harbour.", set()),
    ],
    "series-adjective": [
        ("It is the third and final Harbourmen film.", {"part_of_series: Harbourmen [installment=third]"}),
        ("Cold Harbour is a 1950 Warner Bros. Dapper Tunes cartoon.", {"part_of_series: Dapper Tunes"}),
        ("It was the first Hollywood film to be shot there.", set()),
    ],
    "series": [
        (
            "It is the fourth installment in the Ned Pike film series.",
            {"part_of_series: Ned Pike [installment=fourth]"},
        ),
        ("It was the first of nine Ned Pike films.", {"part_of_series: Ned Pike [installment=first]"}),
        ("It is the second film in the Tide Trilogy.", {"part_of_series: Tide Trilogy"}),
    ],
    "other-title": [
        ("It was released in Norway as The Quay.", {"alternate_title: The Quay [place=Norway]"}),
        ("Cold Harbour, also known as The Quay, is a 1990 film.", {"alternate_title: The Quay"}),
        ("Originally titled Low Tide, the film was shelved.", {"original_title: Low Tide"}),
        ("It draws on the legend known as The Hook.", set()),
    ],
    "title-noun": [
        ("Its working title was Night Boat.", {"alternate_title: Night Boat"}),
        (
            "In Norway it was released under the title Night Boat.",
            {"alternate_title: Night Boat [place=Norway]"},
        ),
        ("The film is known as Night Boat in Norway.", {"alternate_title: Night Boat [place=Norway]"}),
        ("The song was released under the title Night Boat.", set()),
    ],
    "original-title": [
        ("Cold Harbour (Chinese: 冷港; pinyin: Leng Gang) is a 1994 film.", {"original_title: 冷港"}),
        (
            "Cold Harbour (Danish: Kold Havn; Norwegian: Kald Havn) is a 1994 film.",
            {"original_title: Kold Havn", "original_title: Kald Havn"},
        ),
        ("Cold Harbour (French: Le port froid) is a 1990 film.", {"original_title: Le port froid"}),
    ],
    "ban": [
        (
            "The picture was banned from cinemas in Norway in october for undisclosed reasons. It was also banned from the press.",
            {
                "banned_from: cinemas [date=XXXX-10, place=Norway, reason=undisclosed]",
                "banned_from: press [place=Norway]",
            },
        ),
        (
            "The film was banned in Norway, Sweden and Peru.",
            {"banned_in: Norway", "banned_in: Sweden", "banned_in: Peru"},
        ),
    ],
    "occupation": [
        (
            "It was written by the Irish playwright and novelist Ada Okafor.",
            {"Ada Okafor > occupation: playwright", "Ada Okafor > occupation: novelist"},
        ),
    ],
    "in-addition": [
        (
            "The film stars Wu Lin, who, in addition to being an actor, was also the editor and set designer.",
            {"Wu Lin > occupation: actor", "editor: Wu Lin", "production_designer: Wu Lin [job=set designer]"},
        ),
    ],
    "author-of": [
        (
            "The film is by Li Wen, author of many Chinese titles such as 'Wo lai, ni qu' or 'Bai he'.",
            {
                "Wo lai, ni qu > creator: Li Wen",
                "Bai he > creator: Li Wen",
                "Wo lai, ni qu > country: China",
                "Bai he > country: China",
            },
        ),
    ],
    "known-for": [
        (
            "The film stars Wu Lin, and by Christina Bai ('My sea, my sky').",
            {"My sea, my sky > actor: Christina Bai", "actor: Christina Bai"},
        ),
    ],
    "married-in-story": [
        ("Ma (Wu Lin) and Cao (Christina Bai) are forced to marry.", {"Ma > spouse: Cao"}),
    ],
    "character-story": [
        ("The film follows Ida Roe as she looks for her brother.", {"character: Ida Roe"}),
        ("Cold Harbour tells the story of a young sailor named Ida, who returns.", {"character: Ida"}),
        ("In the film, Ida Roe and Bo Tam find a map.", {"character: Ida Roe", "character: Bo Tam"}),
        ("In the film, Ada Okafor plays a sailor.", set()),
        ("The film follows a crew living in Oslo, who fish.", set()),
        ("The documentary follows Ida Roe as she sails.", set()),
    ],
    "release-broadcast": [
        (
            "Cold Harbour is a 1983 television film broadcast on Gull Channel on 7 July 1983.",
            {"release_date: 1983-07-07"},
        ),
        ("The episode aired on 6 February 2014.", {"release_date: 2014-02-06"}),
        ("Cold Harbour aired 26 October 2002 on Gull Channel.", {"release_date: 2002-10-26"}),
        ("Cold Harbour is a 1957 film. It aired on Gull Channel on 7 July 1983.", set()),
        ("Cold Harbour is a 1957 film. It was later aired on 7 July 1983.", set()),
    ],
    "cast-performer": [
        ("Cold Harbour is a live concert video by the Danish band Gullwing.", {"actor: Gullwing"}),
        ("Cold Harbour is a concert film directed by Ada Okafor.", set()),
        ("Cold Harbour is a film about the singer Ida Roe.", set()),
    ],
    "character-acts": [
        ("When Ida Roe discovers a map, she runs.", {"character: Ida Roe"}),
        ("Ida Roe and Bo Tam are forced to flee.", {"character: Ida Roe", "character: Bo Tam"}),
        ("Ada Okafor directed the film.", set()),
        ("Ada Okafor describes the film as a map.", set()),
    ],
    "character-named": [
        ("The film features the character Ida Roe.", {"character: Ida Roe"}),
        ("It has a new song for Bo Tam, the film's villain.", set()),
        ("The protagonist is Ida Roe.", {"character: Ida Roe"}),
        ("It reunites Ida Roe, the lead character of the series, and her dog.", {"character: Ida Roe"}),
    ],
    "character-drawn": [
        ("Cold Harbour is a 1946 Salty Dog animated short film.", {"character: Salty Dog"}),
        ("Cold Harbour is the 12th cartoon in the Salty Dog series.", {"character: Salty Dog"}),
        (
            "Cold Harbour is a cartoon starring Salty Dog and Tim Crab.",
            {"character: Salty Dog", "character: Tim Crab"},
        ),
        ("Cold Harbour is a cartoon with Ada Okafor as the voice of Salty Dog.", set()),
        ("Cold Harbour is a 1999 animated short film starring Ada Okafor.", set()),
        ("Cold Harbour is a 1946 Merry Gulls cartoon.", set()),
        ("Cold Harbour is a cartoon directed by Bo Lind.", set()),
    ],
    "country-entry": [
        ("The film was Norway's submission for the Academy Award for Best Foreign Language Film.", {"country: Norway"}),
        ("It was selected as the Danish entry for Best Film at the ceremony.", {"country: Denmark"}),
        ("Cold Harbour was the official entry from Peru for Best Film.", {"country: Peru"}),
        ("The film opened in Norway.", set()),
    ],
    "country-superlative": [
        ("Cold Harbour was the first Peruvian film to be shown there.", {"country: Peru"}),
        ("It is one of the best-known Danish silent films.", {"country: Denmark"}),
        ("It was the first film shown at the Danish film festival.", set()),
    ],
    "country-home": [
        ("Cold Harbour is a 1972 film from Peru.", {"country: Peru"}),
        (
            "The film was produced by Norway's Elm Films and Peru's Ash Films.",
            {"country: Norway", "country: Peru"},
        ),
        ("Cold Harbour is a film about a man from Peru.", set()),
    ],
    "company-banner": [
        ("The film was made under the Elm Street Pictures banner.", {"production_company: Elm Street Pictures"}),
        ("Cold Harbour is a 1937 Elm Street Pictures western.", {"production_company: Elm Street Pictures"}),
        ("Cold Harbour is a film by the design company Gullwing.", {"production_company: Gullwing"}),
        (
            "It was co-produced with Elm Films and Ash Films.",
            {"production_company: Elm Films", "production_company: Ash Films"},
        ),
        ("An Elm Films production, it was shot in Oslo.", {"production_company: Elm Films"}),
        ("Cold Harbour is a Gull & Crab cartoon.", set()),
    ],
    "story-event": [
        ("Cold Harbour is a drama film set during the Winter War.", {"subject: Winter War"}),
        ("The film depicts the Battle of Gull Bay.", {"subject: Battle of Gull Bay"}),
        ("It tells of a soldier in the 1939 Harbour War.", {"subject: 1939 Harbour War"}),
        ("The film follows a Winter War Rescue Team in the snow.", {"subject: Winter War"}),
        ("The film was made during the Winter War.", set()),
        ("The story begins five years after the Winter War.", set()),
    ],
    "story-life": [
        ("Cold Harbour is based on the life of the sailor Ida Roe.", {"subject: Ida Roe"}),
        ("The film is a biopic of Ida Roe.", {"subject: Ida Roe"}),
        ("Cold Harbour is a documentary about the singer Ida Roe.", {"subject: Ida Roe"}),
        ("It recounts the life of Gull Sound School teacher Ida Roe.", {"subject: Ida Roe"}),
        ("The film started the career of Ida Roe.", set()),
    ],
    "story-topic": [
        ("The film explores the theme of exile.", {"subject: exile"}),
        ("Cold Harbour is a film about the world of rowing.", {"subject: rowing"}),
        ("Cold Harbour is a 1994 Danish chess comedy.", {"subject: chess"}),
        ("Cold Harbour is a documentary about rowing.", {"subject: rowing"}),
        ("The film deals with the problem of his brother.", set()),
    ],
    "story-place": [
        ("The film follows two clerks in Oslo, who fall in love.", {"story_place: Oslo"}),
        ("It tells the story of a sailor who returns to Gull Bay, Norway.", {"story_place: Gull Bay, Norway"}),
        ("The plot concerns a thief in the slums of Oslo.", {"story_place: Oslo"}),
        ("The film was shown in Oslo.", set()),
        ("The story is continued in Summer Gulls.", set()),
        ("The film tells of a nurse in World War II.", set()),
    ],
    "trailer-caption": [("'Cold Harbour' VOSE trailer 1:38", {"trailer: VOSE trailer [seconds=98]"})],
}


def read(rule: str, text: str) -> Iterator[Fact]:
    page = Page(id="page", text=text, title=TITLE)
    reading = Reading(page)
    for sentence in reading.sentences:
        yield from admit((found.proposal(rule, sentence) for found in RULES[rule](reading, sentence)), page)


def wording(fact: Fact) -> str:
    subject = "" if fact.subject == "film" else f"{fact.subject} > "
    told = ", ".join(f"{name}={value}" for name, value in sorted(fact.qualifiers.items()))
    return f"{subject}{fact.relation}: {fact.object}" + (f" [{told}]" if told else "")


@pytest.mark.parametrize(
    ("rule", "text", "facts"),
    [
        pytest.param(rule, text, facts, id=f"{rule}-{number}")
        for rule, cases in TOLD.items()
        for number, (text, facts) in enumerate(cases)
    ],
)
def test_a_rule_reads_what_is_said_and_no_more(rule: str, text: str, facts: set[str]) -> None:
    assert {wording(fact) for fact in read(rule, text)} == facts


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_is_tried_and_says_what_it_reads(rule: str) -> None:
    assert rule in TOLD, f"add sentences for the rule {rule}"
    assert (RULES[rule].__doc__ or "").startswith("Read ")

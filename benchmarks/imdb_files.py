"""Files shaped like IMDb's, at any scale: seven .tsv.gz with its headers, its proportions and its traps.

usage: python benchmarks/imdb_files.py --principals 100000 -o DIR [--seed 1]

For load and scale only: nothing in them is true, and how well a film is read or who knows whom cannot be learnt
from them. Row counts and histograms are those of the real files where they are known (`tests/test_imdb_files.py`
compares them); where they are not, the comment says "chosen".

How people come to films. Titles of one country, genre and time stand side by side on a line and are cut into circles.
A person is a run of seats, as long as a career that is drawn from the histogram, laid over the seats of a circle:
who works much meets the same people again. In a series a run goes through the episodes, as regulars do.

Every draw is a hash of the seed, a word and a number, or a multiple of a square root: one seed gives the same bytes
every time. While it works, its tables lie in a DuckDB file beside the output.
"""

import argparse
import math
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import duckdb

# --- what the real files are like ---------------------------------------------------------------------------

ROWS = {  # 2026-02-04
    "title.principals": 97_617_046,
    "title.basics": 12_265_715,
    "name.basics": 15_063_390,
    "title.akas": 54_957_563,
    "title.episode": 9_462_887,
    "title.ratings": 1_631_810,
}
CREDITS = {0: 41, 1: 257, 2: 173, 3: 166, 4: 248, 5: 120, 6: 105, 7: 104, 8: 104, 9: 127, 10: 555}  # 10: or more
CATEGORIES = {  # in the order of a title's rows; the last two are chosen, for the excerpt is older than they are
    "cast": 2723 + 2104,
    "self": 485,
    "director": 1718,
    "writer": 1091,
    "producer": 1347,
    "composer": 703,
    "cinematographer": 837,
    "editor": 471,
    "production_designer": 63,
    "archive_footage": 34,
    "archive_sound": 4,
    "casting_director": 4,
}
ACTORS = 2723 / (2723 + 2104)
CHARACTERS = {"actor": 0.61, "actress": 0.61, "self": 1, "archive_footage": 1}  # how many have one
JOBS = {"producer": 1, "writer": 0.54, "cinematographer": 0.07, "composer": 0.04, "director": 0.02}

# Careers as (share of people with at least so many, how many): a power law between the points.
ACTOR_FILMS = ((1, 1), (0.531, 2), (0.27, 5), (0.105, 11), (0.01, 38.9), (1.4e-5, 146.5))
DIRECTOR_FILMS = ((1, 1), (0.458, 2), (0.19, 5), (0.016, 19), (1e-5, 65.5))
EPISODES = ((1, 1), (0.55, 2), (0.1, 22), (0.01, 150), (1e-6, 3000))  # chosen, so that the number of names comes out
SERIES = ((1, 1), (0.8, 2), (0.5, 8), (0.1, 60), (0.01, 250), (1e-5, 8000))  # chosen
AKAS = ((1, 1), (0.6, 2), (0.42, 6), (0.28, 8), (0.02, 13), (1e-5, 80))  # chosen, with the mean of the real file

KINDS = {  # beside the episodes; chosen
    "short": 930, "movie": 630, "video": 275, "tvSeries": 247, "tvMovie": 136, "tvMiniSeries": 52,
    "tvSpecial": 44, "videoGame": 36, "tvShort": 10, "tvPilot": 1,
}  # fmt: skip
GENRES = {  # chosen
    "Drama": 288, "Documentary": 214, "Comedy": 190, "Action": 76, "Thriller": 68, "Romance": 61, "Horror": 57,
    "Crime": 43, "Adventure": 40, "Sci-Fi": 28, "Biography": 27, "Fantasy": 27, "Animation": 44, "Family": 33,
    "History": 22, "Mystery": 21, "Music": 26, "War": 13, "Sport": 22, "Musical": 5, "Western": 8, "Adult": 25,
    "Reality-TV": 40, "Talk-Show": 40, "News": 30, "Game-Show": 12, "Short": 60,
}  # fmt: skip
COUNTRIES = {  # chosen
    "en": 500, "de": 60, "fr": 70, "es": 70, "it": 45, "pt": 40, "pl": 20, "tr": 25, "ru": 35, "el": 15, "ar": 20,
    "hi": 50, "zh": 40, "ja": 65, "ko": 30,
}  # fmt: skip

CIRCLE, CIRCLE_WITH_SERIES = 128, 1024  # titles that are no episodes
GUESTS = 0.08  # the share of seats that go to another circle than the title's own
FILMMAKERS = 0.3  # the share of writers and producers who are the title's director
UNCREDITED = 0.08  # the share of names without a row in title.principals
NAMESAKES = 0.012  # the share of people who bear somebody else's name
DANGLING = 5 / 10_000
TRAPPED = 250  # every so-manyth title is one that readers stumble over
MEMORY = "3GB"
HEADERS = {
    "title.basics": "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres",
    "title.principals": "tconst ordering nconst category job characters",
    "title.akas": "titleId ordering title region language types attributes isOriginalTitle",
    "title.crew": "tconst directors writers",
    "title.episode": "tconst parentTconst seasonNumber episodeNumber",
    "title.ratings": "tconst averageRating numVotes",
    "name.basics": "nconst primaryName birthYear deathYear primaryProfession knownForTitles",
}

# --- words ---------------------------------------------------------------------------------------------------

ADJECTIVES = """
Silent Broken Golden Last Burning Hidden Long Lost Red Crimson Distant Empty Endless Frozen Secret Gentle Hollow Invisible
Little Midnight Naked Northern Perfect Quiet Restless Savage Second Stolen Strange Sweet Thin Unknown Velvet Wild Winter Young
""".split()
NOUNS = """
River House Bird Road Garden Mirror Window Summer Train Letter Bridge Stranger Promise Shadow Island Storm Witness Daughter
Brother Harbor Circus Waltz Orchard Machine Mountain Voice Border Night Morning Kingdom Debt Hotel Desert Carnival Return Room
""".split()
GIVEN = """
Ada Adam Agnes Ahmed Aiko Akira Alba Alan Amal Amir Ana André Anita Anna Anton Asha Astrid Beatriz Ben Björn Bo Boris Bruno
Carla Carlos Chen Chiara Clara Claude Dana Daniel David Deepa Dora Edith Elena Eli Emma Enzo Erik Eva Farah Felix Fatima Frank
Gabriel George Giulia Grace Greta Hana Hans Hassan Helen Hugo Ida Igor Ines Ingrid Irene Isabel Ivan Jack James Jan Jane Jean
João John Jorge José Juan Julia Jun Karim Karl Kenji Kim Lars Laura Lena Leo Li Lin Lucía Luis Magda Marc Maria Marta Mei Mia
Michael Miguel Mina Mira Mohamed Nadia Nina Noah Nora Olga Omar Oscar Otto Pablo Paul Pavel Pedro Petra Rafael Ravi Rita Robert
Rosa Ruth Sami Sara Sofia Stefan Sun Susan Tara Thomas Tomás Uma Vera Victor Wei Yara Yuki Yusuf Zoë
""".split()
SYLLABLES = """
ba be bra ca cha cor da del do el far fen gar go gri ha hol i ja ka ken ko la lan ler lo ma man mi mor na nev ni o pa per ra
ren ri ro sa sen si ta tan tor u va vel vi wa wen ya ye za zel zi
""".split()
PARTS = """
Nurse Detective Teacher Mother Doctor Neighbour Bartender Soldier Driver Waitress Narrator Journalist Priest Student Lawyer
Shopkeeper Grandfather Policeman Judge Thief
""".split()
FOREIGN = {  # language: region, the word for "episode", sixteen words of titles
    "de": ("DE", "Folge", "Nacht Fluß Straße Liebe Winter Mädchen Schatten Brücke Träume Haus König Mörder Zeit Grün Berg Ende"),
    "fr": ("FR", "Épisode", "Nuit Été Rêve Fleuve Amour Maison Hôtel Forêt Enfant Frère Étranger Mort Soleil Route Hiver Clé"),
    "es": ("ES", "Episodio", "Noche Río Corazón Casa Niña Sueño Montaña Sombra Camino Otoño Señor Muerte Mar Cielo Jardín Adiós"),
    "it": ("IT", "Episodio", "Notte Fiume Città Amore Casa Ombra Sogno Strada Estate Verità Padre Libertà Mare Lupo Felicità Addio"),
    "pt": ("BR", "Episódio", "Noite Coração Irmão Casa Sertão Sombra Sonho Estação Verão Mãe Mar Chão Canção Paixão Rua Adeus"),
    "pl": ("PL", "Odcinek", "Noc Rzeka Miłość Dom Cień Sen Droga Zima Dziewczyna Śmierć Słońce Góra Ogień Życie Król Żona"),
    "tr": ("TR", "Bölüm", "Gece Irmak Aşk Ev Gölge Rüya Yol Kış Kız Ölüm Güneş Dağ Ateş Hayat Şehir Çocuk"),
    "ru": ("RU", "Эпизод", "Ночь Река Любовь Дом Тень Сон Дорога Зима Девушка Смерть Солнце Гора Огонь Жизнь Город Брат"),
    "el": ("GR", "Επεισόδιο", "Νύχτα Ποτάμι Αγάπη Σπίτι Σκιά Όνειρο Δρόμος Χειμώνας Κορίτσι Θάνατος Ήλιος Βουνό Φωτιά Ζωή Πόλη Αδελφός"),
    "ar": ("EG", "الحلقة", "ليل نهر حب بيت ظل حلم طريق شتاء بنت موت شمس جبل نار حياة مدينة أخ"),
    "hi": ("IN", "एपिसोड", "रात नदी प्यार घर छाया सपना रास्ता सर्दी लड़की मौत सूरज पहाड़ आग जीवन शहर भाई"),
    "zh": ("CN", "剧集", "夜 河 爱 家 影 梦 路 冬 女孩 死 太阳 山 火 生活 城 兄弟"),
    "ja": ("JP", "エピソード", "ナイト リバー アイの ハウス カゲロウ ユメ みちの ふゆの おんな サヨナラ ひかり やまの ほのお いのち まちの きょうだい"),
    "ko": ("KR", "에피소드", "밤 강 사랑 집 그림자 꿈 길 겨울 소녀 죽음 태양 산 불 인생 도시 형제"),
}  # fmt: skip
DIALECTS = {"GB": "en", "US": "en", "XWW": "en", "CA": "fr", "MX": "es", "AR": "es", "PT": "pt", "TW": "zh", "AT": "de"}
TRAPS = (
    r"10th Story: Dirty Joke {n} \ Random Run", '"Hello," She Said {n}', r"C:\New\Table {n}", "'Tis {n} o'Clock",
    'The "Nowhere" Tapes, Part {n}', "NULL", "NaN", "#{n}, Not a Comment", "{n}", "<b>Bold</b> & Sons {n}", r'A Quote \"{n}\"',
)  # fmt: skip

# --- SQL: draws, histograms, words ---------------------------------------------------------------------------


def steps(draw: str, shares: Mapping[str, float] | Mapping[int, float]) -> str:
    """Return SQL that turns a draw between 0 and 1 into one of the keys, each as often as its share."""
    keys, whole, below = list(shares), sum(shares.values()), 0.0
    cases = []
    for key, share in shares.items():
        below += share / whole
        cases.append(f"WHEN {draw} < {below!r} THEN {literal(key)}")
    return f"CASE {' '.join(cases[:-1])} ELSE {literal(keys[-1])} END"


def below(key: str, shares: Mapping[str, float]) -> str:
    """Return SQL for the sum of the shares before a key's own."""
    whole = sum(shares.values())
    sums = accumulate(shares.values(), initial=0.0)
    return f"(CASE {key} {' '.join(f'WHEN {literal(name)} THEN {sum_ / whole!r}' for name, sum_ in zip(shares, sums, strict=False))} END)::DOUBLE"


def curve(draw: str, points: Sequence[tuple[float, float]]) -> str:
    """Return SQL that turns a draw between 0 and 1 into a length: a power law between each two points."""
    cases = []
    for (share, length), (next_share, next_length) in pairwise(points):
        slope = math.log(next_length / length) / math.log(next_share / share)
        value = f"{length} * pow(greatest({draw}, {next_share}) / {share}, {slope!r})"
        cases.append(f"WHEN {draw} >= {next_share} THEN {value}" if next_share > points[-1][0] else f"ELSE {value}")
    return f"floor(CASE {' '.join(cases)} END + 1e-9)::BIGINT"


@cache
def mean(points: tuple[tuple[float, float], ...]) -> float:
    sql = f"SELECT avg({curve('u', points)}) FROM (SELECT (i + 0.5) / 1000000 AS u FROM range(1000000) AS t(i))"
    return number(duckdb.connect(), sql)


def literal(value: str | int) -> str:
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def listed(values: Iterable[str]) -> str:
    return "[" + ", ".join(literal(value) for value in values) + "]"


def number(db: duckdb.DuckDBPyConnection, sql: str) -> float:
    row = db.execute(sql).fetchone()
    assert row, sql
    return row[0]


def define_draws(db: duckdb.DuckDBPyConnection, seed: int) -> None:
    """Define the draws: `why` keeps those apart that are for the same `i`; `even` spreads them as evenly as can be."""
    db.execute(f"""
        CREATE MACRO dice(why, i) AS hash(i, why, {seed});
        CREATE MACRO draw(why, i) AS (dice(why, i) >> 11) * 1.1102230246251565e-16;
        CREATE MACRO even(prime, i) AS (i * sqrt(prime) + {seed} * 0.0917) % 1.0;
        CREATE MACRO pick(list, why, i) AS list[1 + (dice(why, i) % length(list))::INTEGER];
        CREATE MACRO digits(id) AS lpad(id::VARCHAR, greatest(7, length(id::VARCHAR))::INTEGER, '0');
        CREATE MACRO tt(id) AS 'tt' || digits(id);
        CREATE MACRO nm(id) AS 'nm' || digits(id);
    """)


def define_words(db: duckdb.DuckDBPyConnection) -> None:
    """Define names, titles in every language, and parts."""
    db.execute(f"""
        CREATE MACRO given(why, i) AS pick({listed(GIVEN)}, why || ' given', i);
        CREATE MACRO syllable(why, i) AS pick({listed(SYLLABLES)}, why, i);
        CREATE MACRO capital(s) AS upper(s[1]) || s[2:];
        CREATE MACRO family(why, i) AS capital(syllable(why || ' 1', i) || syllable(why || ' 2', i)
            || CASE WHEN draw(why || ' long', i) < 0.7 THEN syllable(why || ' 3', i) ELSE '' END);
        CREATE MACRO adjective(i) AS pick({listed(ADJECTIVES)}, 'adjective', i);
        CREATE MACRO noun(why, i) AS pick({listed(NOUNS)}, why, i);
        CREATE MACRO count_to(n, i) AS 1 + (dice('count', i) % n)::INTEGER;
    """)
    db.execute("""
        CREATE MACRO english(i) AS CASE (dice('pattern', i) % 7)::INTEGER
            WHEN 0 THEN 'The ' || adjective(i) || ' ' || noun('noun', i)
            WHEN 1 THEN noun('noun', i) || ' of ' || family('title', i)
            WHEN 2 THEN 'The ' || noun('noun', i) || ', the ' || noun('other', i) || ' and ' || given('title', i)
            WHEN 3 THEN given('title', i) || '''s ' || adjective(i) || ' ' || noun('noun', i)
            WHEN 4 THEN adjective(i) || ' ' || noun('noun', i) || ' ' || count_to(40, i)
            WHEN 5 THEN family('title', i) || ': A ' || noun('noun', i) || ' Without ' || noun('other', i)
            ELSE noun('noun', i) || ' ' || family('title', i) END
    """)
    define_foreign_words(db)
    define_parts(db)


def define_foreign_words(db: duckdb.DuckDBPyConnection) -> None:
    words = [word for _, _, line in FOREIGN.values() for word in line.split()]
    assert len(words) == 16 * len(FOREIGN), "sixteen words for each language"
    episode = [word for _, word, _ in FOREIGN.values()]
    trap = " ".join(f"WHEN {n} THEN {literal(text)}" for n, text in enumerate(TRAPS))
    db.execute(f"""
        CREATE MACRO language_number(l) AS list_position({listed(FOREIGN)}, l) - 1;
        CREATE MACRO word(l, why, i) AS ({listed(words)})[1 + language_number(l) * 16 + (dice(why, i) % 16)::INTEGER];
        CREATE MACRO gap(l) AS CASE WHEN l IN ('zh', 'ja') THEN '' ELSE ' ' END;
        CREATE MACRO foreign_title(l, i) AS word(l, 'one', i) || gap(l) || word(l, 'two', i)
            || CASE (dice('three', i) % 3)::INTEGER WHEN 0 THEN '' WHEN 1 THEN gap(l) || word(l, 'three', i)
                ELSE ' ' || count_to(300, i) END;
        CREATE MACRO title_in(l, i) AS CASE WHEN l = 'en' THEN english(i) ELSE foreign_title(l, i) END;
        CREATE MACRO episode_word(l) AS coalesce(({listed(episode)})[language_number(l) + 1], 'Episode');
        CREATE MACRO trap(i) AS replace(CASE i // {TRAPPED} % {len(TRAPS)} {trap} END, '{{n}}', count_to(90, i)::VARCHAR);
    """)


def define_parts(db: duckdb.DuckDBPyConnection) -> None:
    """Define `characters`: a JSON list as IMDb writes it, now and then with quotes and backslashes in it."""
    db.execute(f"""
        CREATE MACRO job(i) AS pick({listed(PARTS)}, 'job', i);
        CREATE MACRO part(i) AS CASE (dice('part', i) % 20)::INTEGER
            WHEN 0 THEN job(i) || ' #' || count_to(9, i) WHEN 1 THEN job(i) || ' (voice)' WHEN 2 THEN job(i)
            WHEN 3 THEN 'Dr. ' || family('part', i) WHEN 4 THEN family('part', i)
            WHEN 5 THEN given('part', i) || ' ' || family('part', i) WHEN 6 THEN given('part', i) || ' ' || family('part', i)
            ELSE given('part', i) END;
        CREATE MACRO played(i) AS CASE (dice('trap', i) % 2000)::INTEGER
            WHEN 0 THEN 'Woman - (segment: \\"Fire ' || part(i) || '\\")' WHEN 1 THEN part(i) || ' \\"Ace\\" ' || family('ace', i)
            WHEN 2 THEN 'AC\\\\DC ' || part(i) WHEN 3 THEN 'Agent \\\\' ELSE part(i) END;
        CREATE MACRO characters(i) AS '["' || played(i)
            || CASE WHEN draw('two', i) < 0.027 THEN '","' || played(dice('other', i)) ELSE '' END || '"]';
    """)


# --- titles --------------------------------------------------------------------------------------------------


def make_titles(db: duckdb.DuckDBPyConnection, titles: int) -> None:
    """Create `title`: kind, country, genre, year, number of credits; where it stands on the line, or its series."""
    episodes = ROWS["title.episode"] / ROWS["title.basics"]
    db.execute(f"""
        CREATE TABLE kind AS
        SELECT i AS id, CASE WHEN even(2, i) < {episodes!r} THEN 'tvEpisode' ELSE {steps("draw('kind', i)", KINDS)} END AS kind
        FROM range(1, {titles + 1}) AS t(i)
    """)
    db.execute(f"""
        CREATE TABLE root AS
        SELECT *, row_number() OVER (ORDER BY country, genre, year, dice('line', id), id) - 1 AS line FROM (
            SELECT id, kind, {steps("draw('country', id)", COUNTRIES)} AS country, {steps("draw('genre', id)", GENRES)} AS genre,
                2026 - floor(110 * pow(draw('year', id), 2.2))::INTEGER AS year
            FROM kind WHERE kind <> 'tvEpisode')
    """)
    make_episodes(db)
    db.execute(f"""
        CREATE TABLE title AS
        SELECT *, {credits_a_title()} AS credits FROM (
            SELECT id, kind, country, genre, year, line, NULL AS series, NULL AS season, NULL AS number FROM root
            UNION ALL
            SELECT e.id, 'tvEpisode', country, genre, least(year + season - 1, 2026), line, series, season, number
            FROM episode AS e JOIN root ON root.id = series
        ) ORDER BY id
    """)
    db.execute("CREATE TABLE wording AS " + wording() + " ORDER BY id")


def make_episodes(db: duckdb.DuckDBPyConnection) -> None:
    """Create `episode`: episodes by id laid over series by id, each as long as drawn."""
    season = "(CASE (dice('season', series) % 4)::INTEGER WHEN 0 THEN 6 WHEN 1 THEN 10 WHEN 2 THEN 13 ELSE 24 END)"
    db.execute(f"""
        CREATE TABLE series AS
        SELECT id, {curve("even(2, nth)", SERIES)} AS length
        FROM (SELECT id, row_number() OVER (ORDER BY id) AS nth FROM root WHERE kind IN ('tvSeries', 'tvMiniSeries'));
        CREATE TABLE unplaced AS SELECT id FROM kind WHERE kind = 'tvEpisode' ORDER BY id;
        CREATE TABLE place AS
        SELECT id AS series, unnest(range(ceil(length * stretch)::BIGINT)) + 1 AS nth
        FROM series, (SELECT (SELECT count(*) FROM unplaced) / sum(length) AS stretch FROM series) ORDER BY id, nth;
        CREATE TABLE episode AS
        SELECT id, series, 1 + (nth - 1) // {season} AS season, 1 + (nth - 1) % {season} AS number
        FROM unplaced POSITIONAL JOIN place WHERE id IS NOT NULL;
    """)


def credits_a_title() -> str:
    """Return SQL for the number of rows of a title: the histogram, its last bar drawn out until the mean is right."""
    titles = sum(CREDITS.values())
    below = sum(rows * count for rows, count in CREDITS.items() if rows < 10) / titles
    beyond = (ROWS["title.principals"] / ROWS["title.basics"] - below) / (CREDITS[10] / titles) - 10
    tail = (
        f"10 + floor(ln((1 - even(3, id)) / {CREDITS[10] / titles!r}) / {math.log(beyond / (1 + beyond))!r})::INTEGER"
    )
    bar = steps("even(3, id)", CREDITS)
    return f"CASE {bar} WHEN 10 THEN {tail} ELSE {bar} END"


def wording() -> str:
    """Return SQL for the titles of a title: every tenth has an original one, in its country's language and script."""
    own = "country <> 'en' AND even(11, id) < 0.19"
    return f"""
        SELECT id, coalesce(numbered, plain) AS title, CASE WHEN NOT ({own}) THEN coalesce(numbered, plain)
            WHEN numbered IS NOT NULL THEN episode_word(country) || substr(numbered, 8) ELSE foreign_title(country, id) END AS original
        FROM (
            SELECT id, country,
                CASE WHEN number IS NOT NULL AND id % {TRAPPED} > 0 AND draw('numbered', id) < 0.4 THEN 'Episode #' || season || '.' || number END AS numbered,
                CASE WHEN id % {TRAPPED} = 0 THEN trap(id)
                    WHEN country IN ('de', 'fr', 'es', 'it', 'pt', 'pl', 'tr') AND draw('kept', id) < 0.2 THEN foreign_title(country, id)
                    ELSE english(id) END AS plain
            FROM title)
    """


# --- people --------------------------------------------------------------------------------------------------


def make_credits(db: duckdb.DuckDBPyConnection, names: int) -> None:
    """Create `credit`: the rows of title.principals."""
    make_seats(db)
    make_careers(db, names)
    db.execute(f"""
        CREATE TABLE taken AS SELECT split_part(pool, ' ', 1) AS category, id, nth, person FROM seat POSITIONAL JOIN career;
        DROP TABLE seat;
        DROP TABLE career;
        CREATE TABLE filmmaker AS
        SELECT id, arg_min(person, nth) FILTER (category = 'director') AS director,
            min(nth) FILTER (category = 'writer') AS writer, min(nth) FILTER (category = 'producer') AS producer
        FROM taken WHERE category IN ('director', 'writer', 'producer') GROUP BY id;
        CREATE TABLE credit AS
        SELECT id, nth, category, CASE WHEN draw('dangling', id * 256 + nth) < {DANGLING} THEN {names} + count_to({names}, id)
            WHEN nth IN (writer, producer) AND draw(category, id) < {FILMMAKERS} THEN coalesce(director, person)
            ELSE person END::BIGINT AS person
        FROM taken LEFT JOIN filmmaker USING (id) ORDER BY id, nth;
        DROP TABLE taken;
        CREATE TABLE known AS
        SELECT person, min(id) AS first, max(id) AS last, arg_min(id, dice('known', id)) AS one, arg_max(id, dice('known', id)) AS other,
            bit_or(1 << list_position({listed(professions())}, category)) AS crafts
        FROM credit GROUP BY person;
    """)


def make_seats(db: duckdb.DuckDBPyConnection) -> None:
    """Create `seat`: the rows of title.principals without people, in the order in which careers are laid over them.

    In films the order within a circle is by multiples of the golden ratio: what is near in it is far apart in number,
    so that a career meets a title but once. In series it is first director after first director, episode by episode.
    """
    db.execute(f"""
        CREATE TABLE seat AS
        SELECT CASE category WHEN 'cast' THEN CASE WHEN draw('gender', seat) < {ACTORS} THEN 'actor' ELSE 'actress' END
            ELSE category END || CASE WHEN series IS NULL THEN ' film' ELSE ' series' END AS pool, id, nth
        FROM (
            SELECT *, id * 256 + nth AS seat, {steps("(nth - 1 + shift) / credits", CATEGORIES)} AS category,
                nth - ceil({below("category", CATEGORIES)} * credits - shift) AS rank
            FROM (
                SELECT *, unnest(range(1, credits + 1))::INTEGER AS nth, draw('shift', id) AS shift,
                    CASE WHEN series IS NULL THEN {CIRCLE} ELSE {CIRCLE_WITH_SERIES} END AS circle
                FROM title)
        ) ORDER BY pool,
            CASE WHEN draw('guest', seat) < {GUESTS} THEN floor(draw('circle', seat) * (SELECT count(*) FROM root) / circle)::BIGINT
                ELSE line // circle END,
            CASE WHEN series IS NULL THEN ((line * 32 + nth) * 0.6180339887498949) % 1.0 ELSE rank END, line, season, number, id, nth
    """)


def make_careers(db: duckdb.DuckDBPyConnection, names: int) -> None:
    """Create `career`: for every seat, in the same order, the person who has it."""
    db.execute("CREATE TABLE person (pool VARCHAR, person BIGINT, start BIGINT, length BIGINT)")
    for pool, seats in db.execute("SELECT pool, count(*) FROM seat GROUP BY pool ORDER BY pool").fetchall():
        lengths = careers(pool)
        people = int(1.5 * seats / mean(lengths)) + 50
        db.execute(f"""
            INSERT INTO person
            SELECT '{pool}', i, start, least(length, {seats} - start) FROM (
                SELECT *, coalesce(sum(length) OVER (ORDER BY i ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS start
                FROM (SELECT i, {curve("even(2, i)", lengths)} AS length FROM range({people}) AS t(i))
            ) WHERE start < {seats}
        """)
    credited = int(names * (1 - UNCREDITED))
    place_pools(db, credited)
    db.execute(f"""
        CREATE TABLE career AS
        SELECT (first + person) % {credited} * {coprime(names)} % {names} + 1 AS person
        FROM (SELECT pool, person, start, unnest(range(length)) AS step FROM person) JOIN pool USING (pool)
        ORDER BY pool, start, step
    """)
    assert number(db, "SELECT count(*) FROM career") == number(db, "SELECT count(*) FROM seat"), "a career for each"


def careers(pool: str) -> tuple[tuple[float, float], ...]:
    if pool.endswith(" series"):
        return EPISODES
    return ACTOR_FILMS if pool.split()[0] in ("actor", "actress", "self") else DIRECTOR_FILMS


def place_pools(db: duckdb.DuckDBPyConnection, ring: int) -> None:
    """Create `pool`: where on the ring of names it begins. Pools overlap, as people have several jobs, in films and series."""
    db.execute(f"""
        CREATE TABLE pool AS
        SELECT pool, floor({ring} * (sum(people) OVER (ORDER BY pool) - people) / sum(people) OVER ())::BIGINT AS first
        FROM (SELECT pool, count(*) AS people FROM person GROUP BY pool)
    """)


def coprime(names: int) -> int:
    """Return a number whose multiples scatter neighbours over all names and meet each once."""
    return next(n for n in range(int(names * 0.618) + 1, 2 * names + 2) if math.gcd(n, names) == 1)


def professions() -> list[str]:
    return ["actor", "actress", *(category for category in CATEGORIES if category != "cast")]


# --- files ---------------------------------------------------------------------------------------------------


def basics() -> str:
    runtime = """CASE WHEN draw('runtime', id) > 0.35 THEN NULL WHEN kind IN ('short', 'tvShort') THEN count_to(39, id)
        WHEN kind IN ('movie', 'tvMovie', 'video') THEN 60 + floor(40 * pow(draw('minutes', id), 2) + 60 * pow(draw('more', id), 4))
        ELSE 20 + count_to(45, id) END::INTEGER"""
    genres = f"""array_to_string(list_sort(list_distinct([genre, {steps("draw('second', id)", GENRES)}, {steps("draw('third', id)", GENRES)}]
        [:CASE WHEN draw('genres', id) < 0.69 THEN 1 WHEN draw('genres', id) < 0.88 THEN 2 ELSE 3 END])), ',')"""
    return f"""
        SELECT tt(id), kind, title, original, (genre = 'Adult')::INTEGER, CASE WHEN draw('dated', id) < 0.88 THEN year END,
            CASE WHEN kind IN ('tvSeries', 'tvMiniSeries') AND draw('ended', id) < 0.6 THEN least(year + count_to(9, id), 2026) END,
            {runtime}, CASE WHEN draw('sorted', id) < 0.95 THEN {genres} END
        FROM title JOIN wording USING (id) ORDER BY id
    """


def principals() -> str:
    """Return SQL for title.principals: a regular of a series keeps the part through its episodes."""
    job = """CASE category WHEN 'producer' THEN pick(['producer', 'producer', 'producer', 'executive producer', 'line producer'], 'job', seat)
        WHEN 'writer' THEN pick(['written by', 'screenplay', 'writer', 'story', 'novel', 'based on "The ' || noun('book', seat) || '" by'], 'job', seat)
        WHEN 'cinematographer' THEN 'director of photography' WHEN 'director' THEN 'co-director' ELSE 'music director' END"""
    itself = """pick(['["Self"]', '["Self"]', '["Self"]', '["Self - Host"]', '["Self - Guest"]'], 'self', person)"""
    return f"""
        SELECT tt(id), nth, nm(person), category,
            CASE WHEN draw('job', seat) < {shares(JOBS)} THEN {job} END,
            CASE WHEN draw('character', seat) >= {shares(CHARACTERS)} THEN NULL WHEN category IN ('actor', 'actress')
                THEN characters(hash(person, coalesce(series, id))) ELSE {itself} END
        FROM (SELECT credit.*, id * 256 + nth AS seat, series FROM credit JOIN title USING (id)) ORDER BY id, nth
    """


def shares(of: Mapping[str, float]) -> str:
    return f"CASE category {' '.join(f'WHEN {literal(key)} THEN {share}' for key, share in of.items())} ELSE 0 END"


def akas() -> str:
    regions = {region: language for language, (region, _, _) in FOREIGN.items()} | DIALECTS
    return f"""
        SELECT tt(id), nth, CASE WHEN nth = 1 THEN original WHEN title LIKE 'Episode #%' THEN episode_word(language) || substr(title, 8)
                WHEN language = 'en' THEN title ELSE title_in(language, id * 64 + nth // {len(regions)}) END,
            region, CASE WHEN draw('language', aka) < 0.35 THEN language END,
            CASE WHEN nth = 1 THEN 'original' WHEN draw('types', aka) < 0.75 THEN 'imdbDisplay' ELSE
                pick(['alternative', 'working', 'dvd', 'tv', 'festival', 'video', 'imdbDisplay' || chr(2) || 'tv', NULL], 'type', aka) END,
            CASE WHEN draw('attributes', aka) < 0.01 THEN pick(['literal title', 'complete title', 'new title', 'transliterated title'], 'a', aka) END,
            (nth = 1)::INTEGER
        FROM (
            SELECT *, CASE WHEN nth > 1 THEN ({listed(regions)})[place] END AS region,
                CASE WHEN nth > 1 THEN ({listed(regions.values())})[place] END AS language
            FROM (
                SELECT *, id * 256 + nth AS aka, 1 + (dice('regions', id) % 64 + nth * 7)::INTEGER % {len(regions)} AS place
                FROM (SELECT id, unnest(range(1, 1 + {curve("even(5, id)", AKAS)}))::INTEGER AS nth FROM title)
            )
        ) JOIN wording USING (id) ORDER BY id, nth
    """


def crew() -> str:
    return """
        SELECT tt(id), directors, writers FROM title LEFT JOIN (
            SELECT id, string_agg(nm(person), ',' ORDER BY nth) FILTER (category = 'director') AS directors,
                string_agg(nm(person), ',' ORDER BY nth) FILTER (category = 'writer') AS writers
            FROM credit WHERE category IN ('director', 'writer') GROUP BY id
        ) USING (id) ORDER BY id
    """


def episodes() -> str:
    return """
        SELECT tt(id), tt(series), CASE WHEN draw('placed', id) < 0.8 THEN season END, CASE WHEN draw('placed', id) < 0.8 THEN number END
        FROM episode ORDER BY id
    """


def ratings() -> str:
    share = ROWS["title.ratings"] / ROWS["title.basics"]
    average = "round(greatest(1, least(10, 9.6 - 4.5 * pow(draw('rating', id), 1.3) - 2 * pow(draw('bad', id), 6))), 1)"
    return f"""
        SELECT tt(id), printf('%.1f', {average}), floor(5 * pow(greatest(draw('votes', id), 1e-6), -0.95))::BIGINT
        FROM title WHERE even(7, id) < {share!r} ORDER BY id
    """


def names_of(names: int) -> str:
    """Return SQL for name.basics. One in a hundred bears the name of somebody else."""
    known = " || ".join(
        f"CASE WHEN crafts & {2 << place} > 0 THEN [{literal(name)}] ELSE [] END"
        for place, name in enumerate(professions())
    )
    born = "greatest(year, 1930) - 20 - (pow(draw('age', n), 2) * 50)::INTEGER"
    other = "pick(['miscellaneous', 'camera_department', 'soundtrack', 'assistant_director', 'art_department', NULL], 'other', n)"
    return f"""
        SELECT nm(n), given('name', alike) || CASE WHEN draw('initial', alike) < 0.15 THEN ' ' || chr(65 + (dice('letter', alike) % 26)::INTEGER) || '. ' ELSE ' ' END
                || family('name', alike),
            CASE WHEN draw('born', n) < 0.22 THEN {born} END,
            CASE WHEN draw('born', n) < 0.04 THEN least({born} + 35 + count_to(60, n), 2026) END,
            coalesce(nullif(array_to_string(({known})[:3], ','), ''), {other}),
            CASE WHEN draw('known', n) < 0.88 THEN array_to_string(list_sort(list_distinct(titles)), ',') END
        FROM (
            SELECT n, CASE WHEN draw('namesake', n) < {NAMESAKES} THEN n - 1 ELSE n END AS alike, crafts, coalesce(year, 1990) AS year,
                CASE WHEN crafts IS NULL THEN [tt(count_to((SELECT count(*) FROM title), n))]
                    ELSE [tt(one), tt(first), tt(last), tt(other)] END AS titles
            FROM (SELECT i AS n FROM range(1, {names + 1}) AS t(i)) LEFT JOIN known ON person = n LEFT JOIN title ON id = first
        ) ORDER BY n
    """


def write_file(db: duckdb.DuckDBPyConnection, name: str, select: str, folder: Path) -> int:
    """Write one of the seven files; return its number of rows."""
    columns = ", ".join(HEADERS[name].split())
    path = literal(str(folder / f"{name}.tsv.gz"))
    return int(number(db, f"""
        COPY (SELECT * FROM ({select}) AS t({columns})) TO {path}
        (FORMAT csv, DELIMITER '\t', QUOTE '', ESCAPE '', NULLSTR '\\N', HEADER, COMPRESSION gzip)
    """))  # fmt: skip


def generate(folder: Path, principals_wanted: int, seed: int = 1) -> dict[str, int]:
    """Write the seven files to `folder`, with about so many rows of title.principals; return the rows of each."""
    scale = principals_wanted / ROWS["title.principals"]
    titles, names = (max(1, round(ROWS[name] * scale)) for name in ("title.basics", "name.basics"))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as work, duckdb.connect(str(Path(work) / "tables")) as db:
        db.execute(f"SET memory_limit = '{MEMORY}'")
        define_draws(db, seed)
        define_words(db)
        make_titles(db, titles)
        make_credits(db, names)
        selects = (basics(), principals(), akas(), crew(), episodes(), ratings(), names_of(names))
        return {name: write_file(db, name, select, folder) for name, select in zip(HEADERS, selects, strict=True)}


def main() -> None:
    """Write the files and say how many rows each has."""
    parser = argparse.ArgumentParser(description="Write files shaped like IMDb's.")
    parser.add_argument("--principals", type=int, default=100_000, help="rows of title.principals, about")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the folder to write to")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    start = time.perf_counter()
    for name, rows in generate(given.output, given.principals, given.seed).items():
        print(f"{rows:>12,} {name}")
    print(f"{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()

-- The properties that are credits, and whether they name a company where nothing else is known. Distributors are releases.
SELECT * FROM (VALUES
    ('director', 'role:director', false), ('starring', 'role:actor', false), ('voice', 'role:voice-actor', false),
    ('narrator', 'role:narrator', false), ('presenter', 'role:presenter', false), ('writer', 'role:writer', false),
    ('screenWriter', 'role:screenwriter', false), ('creator', 'role:creator', false), ('producer', 'role:producer', false),
    ('executiveProducer', 'role:executive-producer', false), ('coProducer', 'role:co-producer', false),
    ('cinematography', 'role:cinematographer', false), ('editing', 'role:film-editor', false),
    ('musicComposer', 'role:composer', false), ('composer', 'role:composer', false),
    ('costumeDesigner', 'role:costume-designer', false), ('makeupArtist', 'role:makeup-artist', false),
    ('setDesigner', 'role:set-designer', false), ('choreographer', 'role:choreographer', false),
    ('specialEffects', 'role:special-effects', false), ('animator', 'role:animator', false),
    ('lyrics', 'role:lyricist', false), ('productionCompany', 'role:production-company', true),
    ('producedBy', 'role:production-company', true), ('network', 'role:broadcaster', true)
) AS known(property, role, company)

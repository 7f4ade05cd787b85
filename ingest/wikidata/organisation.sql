-- Companies, groups and other bodies that are credited or distribute.
SELECT key AS organisation, name FROM key WHERE kind = 'organisation'

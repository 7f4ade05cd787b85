-- Companies and other bodies credited.
SELECT DISTINCT agent AS organisation, name FROM worker WHERE kind = 'organisation'

-- People of the Golden Globes, each within the work, or within the ceremony that honoured nobody's work.
SELECT DISTINCT recipient AS person, film, name FROM globe_recipient WHERE kind = 'person'

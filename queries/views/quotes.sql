-- summary: The words of pages that facts rest on, one row a quote.
-- page: The page's file name.
-- quote: The words.
-- start: First code point of the quote in the page's text.
-- end: First code point after it.
-- rule: The rule that read it.
-- confidence: From 0 to 1.
-- stated: False where the fact was inferred.
SELECT s.name AS page, e.quote, e.start, e."end", e.rule, e.confidence, e.stated
FROM evidence e JOIN source s ON s.source = e.source

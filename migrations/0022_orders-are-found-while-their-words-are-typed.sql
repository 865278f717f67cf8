-- The first letters of a word are looked up like a word: without these a search for PO read every order that has one.
DROP TABLE orderSearchWords;
CREATE VIRTUAL TABLE orderSearchWords USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  detail = none,
  prefix = '2 3 4',
  tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO orderSearchWords (rowid, words)
SELECT entries.entry, texts.words FROM orderSearchEntries AS entries JOIN orderSearchTexts AS texts USING ("order")
ORDER BY entries.entry;

"""The tables of the cache: what is kept of the banks' files between two starts."""

APPLICATION_ID = 0x45574243
"""`EWBC`: the cache of the Ethics Workshop's banks."""

SCHEMA = """
CREATE TABLE folder (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, context TEXT NOT NULL, looked TEXT NOT NULL DEFAULT '');
CREATE TABLE file (
  id INTEGER PRIMARY KEY AUTOINCREMENT, folder INTEGER NOT NULL, path TEXT NOT NULL,
  size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL,
  case_id TEXT NOT NULL, usable INTEGER NOT NULL, id_line INTEGER NOT NULL,
  review_by TEXT NOT NULL, review_line INTEGER NOT NULL, faults TEXT NOT NULL,
  UNIQUE (folder, path));
CREATE INDEX file_case ON file (case_id);
CREATE INDEX file_broken ON file (folder) WHERE NOT usable;
CREATE TABLE summary (
  file INTEGER PRIMARY KEY, id TEXT NOT NULL,
  title_en TEXT NOT NULL, title_fr TEXT NOT NULL, hook_en TEXT NOT NULL, hook_fr TEXT NOT NULL,
  tension_en TEXT NOT NULL, tension_fr TEXT NOT NULL,
  topics TEXT NOT NULL, audiences TEXT NOT NULL, value_keys TEXT NOT NULL, level INTEGER NOT NULL,
  solo INTEGER NOT NULL, huddle INTEGER NOT NULL, workshop INTEGER NOT NULL, status TEXT NOT NULL,
  opening_en TEXT NOT NULL, opening_fr TEXT NOT NULL, folder INTEGER NOT NULL);
CREATE INDEX summary_choices ON summary
  (id, folder, file, topics, audiences, value_keys, level, huddle, status);
CREATE TABLE offer (
  folders TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, cases BLOB NOT NULL,
  PRIMARY KEY (folders, kind, key)) WITHOUT ROWID;
CREATE TABLE often (
  part TEXT NOT NULL, word TEXT NOT NULL, cases BLOB NOT NULL, PRIMARY KEY (part, word));
CREATE TABLE body (file INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE VIRTUAL TABLE head USING fts5 (title, hook, names,
  content='', prefix='1 2 3', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE story USING fts5 (words,
  content='', prefix='3', detail=none, tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE head_words USING fts5vocab (head, row);
CREATE VIRTUAL TABLE story_words USING fts5vocab (story, row);
CREATE TABLE registry (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL,
  data TEXT NOT NULL, faults TEXT NOT NULL)
"""
"""The number of a file is never given twice (AUTOINCREMENT): `head` and `story` keep no texts, only where words are,
so nothing is taken out of them, and what they say of a number that is gone is passed over."""

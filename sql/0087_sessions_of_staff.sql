-- What a list of one's own sessions says of each: staff have no devices.
ALTER TABLE sessions
  ADD COLUMN browser VARCHAR(80) NOT NULL DEFAULT '',                                       -- 'Chrome on Mac'
  ADD COLUMN ip VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';      -- where it began

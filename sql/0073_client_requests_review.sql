-- What staff decided about what came in, and what the client said instead of answering. A request with an
-- excuse that waits is not reminded of.
ALTER TABLE client_requests
  ADD COLUMN review VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER documents,   -- accepted, returned
  ADD COLUMN excuse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER review;      -- that waits: dont_have, not_applicable, already_sent, need_until

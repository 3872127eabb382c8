-- What is long over is forgotten by its age.
ALTER TABLE confirmations ADD KEY confirmations_expiry (expires_at);

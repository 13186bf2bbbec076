"""The workshop: networks are trained and made ready to run here. The program never imports it."""

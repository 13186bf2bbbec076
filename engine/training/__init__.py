"""Training and conversion of networks, in processes of their own: the program never imports it."""

"""One matter that several citizens raise: found before it is written twice, and answered once."""

"""One matter that several citizens raise."""

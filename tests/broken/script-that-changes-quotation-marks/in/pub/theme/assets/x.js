// typography of our own
smartquotes(document.body);

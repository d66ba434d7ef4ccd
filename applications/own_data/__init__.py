"""Everything that we have stored about a person, in words: for the copy that she can ask for
(dataskyddsförordningen art. 15; partsinsyn, FL 10 §)."""

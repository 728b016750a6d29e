"""The course for a learning platform: SCORM packages, one for each lesson and one for the whole, made of the built site."""

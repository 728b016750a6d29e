"""The exercise on time: several kinds of evidence, several channels, and data that do not wait."""

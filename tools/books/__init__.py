"""The chapters as books to keep: one ePub, and a PDF for each chapter."""

# In the order of the course.
CHAPTERS = (
    "law-in-common",
    "dual-criminality",
    "exceptions",
    "treaties",
    "mutual-assistance",
    "extradition",
    "cases",
    "law-against-reality",
    "bibliography",
)

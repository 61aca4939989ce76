"""Floor 7, the portrait on paper: one edition and region in, a tagged PDF of 4-8 pages out."""

from jejaring.report.pdf import portrait_pdf

__all__ = ["portrait_pdf"]

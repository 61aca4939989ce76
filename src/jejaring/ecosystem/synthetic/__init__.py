"""Invented registers that are as messy as real ones: for tests, benchmarks and demonstrations, watermarked in every row."""

from jejaring.ecosystem.synthetic.register import WATERMARK, SyntheticRegister, messy_register

__all__ = ["WATERMARK", "SyntheticRegister", "messy_register"]

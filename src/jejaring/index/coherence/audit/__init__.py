"""The audit of a recipe on a panel, as the JRC would write it."""

from jejaring.index.coherence.audit.table import Audit, AuditSection, AuditTable, Column
from jejaring.index.coherence.audit.whole import audit, panel_digest

__all__ = ["Audit", "AuditSection", "AuditTable", "Column", "audit", "panel_digest"]

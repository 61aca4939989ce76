"""The frozen model from which every word that crosses rooms is made."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that cannot change, refuses unknown fields, and is equal to another with the same content."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, ser_json_inf_nan="null")

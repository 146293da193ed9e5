"""The organizations of a document: every name that was met, and which names are one organization."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from schemas import Evidence, Mention, Organization, OrganizationName
from schemas.organization import NameKind, OrganizationKind

_NOISE = re.compile(r"[\s\"'“”‘’「」《》〈〉()（）\[\]【】·,，.。、；;：:*]")


def name_key(name: str) -> str:
    """What two printings of a name share: NFKC, lower case, without white space and marks."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", name)).lower()


@dataclass
class Names:
    """Collects names and gives each the organization it stands for."""

    organizations: list[Organization] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _by_key: dict[str, Organization] = field(default_factory=dict)

    def add(self, name: str, kind: OrganizationKind, evidence: Evidence, form: NameKind = "short") -> Organization:
        """Note that a name stands at a place; the organization it stands for."""
        key = name_key(name)
        organization = self._by_key.get(key)
        if organization is None:
            organization = Organization(name=name, kind=kind)
            self._by_key[key] = organization
            self.organizations.append(organization)
        if organization.kind == "other":
            organization.kind = kind
        if all(known.name != name for known in organization.names):
            organization.names.append(OrganizationName(name=name, kind=form, key=key))
        self.mentions.append(Mention(name=name, organization=organization, evidence=evidence))
        return organization

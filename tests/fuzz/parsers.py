"""Every parser of the program as a function of text or bytes, with what it may raise: a problem in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from protego import Protego

from news_digest import frontmatter, notes, webannotations
from news_digest.actorsheet import read_actors
from news_digest.annotators.expressions import find_expressions
from news_digest.annotators.honorifics import POLITE
from news_digest.annotators.marks import read_marks
from news_digest.annotators.passages import find_runs
from news_digest.collecting.feeds import items_of
from news_digest.collecting.visiting import Fetched, _robots_text
from news_digest.collecting.wire import Failed
from news_digest.copydesk.days import read_stamp
from news_digest.formats import Unreadable, read_page
from news_digest.formats.jsonld import json_claims
from news_digest.manifest import load_manifest
from news_digest.model import ActorKind, Block, Knowledge, Seed
from news_digest.plainfields import plain_fields
from news_digest.problems import Problem, UserError
from news_digest.registry import _read_outlets, load_knowledge
from news_digest.sheets import Sheet

"""Which names do officers give their columns, sheet by sheet?

Tables of names as they were seen, without case or punctuation, parted by "|": those
in use for just one field of the template, those that may be one of several (asked
about, the likeliest first), and single words that suggest a field.

One case: "by when" is the original due date; "lead" an agency or an officer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

NOWHERE = ""  # the field of a heading that the template has no place for
# What begins a key to words or colours.
KEY = re.compile(
    r"(?:(?:\w+ ){0,2}(?:key|legend)|key (?:to|for) (?:\w+ ?){1,3})\W*", re.IGNORECASE
)

# Field -> names in use for just that.
ACTIONS: Mapping[str, str] = {
    "ref": (
        "ref|ref no|reference|reference no|reference number|no|nos|number|action no"
        "|action number|action ref|action reference|action id|id|item|item no"
        "|action point|unique id|unique ref|ref number|line no|sr no|s no|rec no"
        "|recommendation no|task id"
    ),
    "action": (
        "action|actions|action required|actions required|action to be taken"
        "|actions to be taken|agreed action|agreed actions|what|what will we do"
        "|what we will do|what are we going to do|what needs to be done"
        "|what do we need to do|what needs to happen|description|action description"
        "|description of action|task|tasks|task description|activity|activities"
        "|key action|key actions|improvement action|planned action|proposed action"
        "|smart action|action plan|specific action|specific actions|steps"
        "|action/task|action/activity|required action|action detail|action details"
        "|milestone action|detailed action|key activity|key activities|task name"
    ),
    "lead_agency": (
        "lead agency|agency|partner|organisation|organization|lead partner"
        "|lead organisation|partner agency|agencies|partners|service|lead service"
        "|directorate|department|responsible agency|responsible organisation"
        "|partner organisation"
    ),
    "lead_officer": (
        "lead officer|lead person|responsible officer|sro|named lead|action owner"
        "|accountable officer|responsible person|person responsible|owner name"
        "|lead name|operational lead|strategic lead|task and finish group"
        "|lead manager|officer responsible|lead officers|officer"
        "|senior responsible officer|assigned to|named officer|accountable lead"
        "|project lead|lead professional|responsible manager"
    ),
    "start": (
        "start|start date|begin|from|date started|started|commencement date"
        "|planned start|start by|date opened|date raised|date added|raised on"
    ),
    "original_due": (
        "original due|original due date|due|due date|deadline|timescale|timescales"
        "|by when|when|target date|target|end|end date|date due|timeframe|time frame"
        "|timeline|target completion|target completion date"
        "|target date for completion|planned end|planned completion"
        "|planned completion date|to be completed by|complete by|original deadline"
        "|original date|original target date|baseline date|baseline|baseline end"
        "|original end date|delivery date|due by|expected completion"
        "|original timescale|when by|timescale for completion|implementation date"
        "|original completion date|finish|finish date|date to be completed"
    ),
    "current_due": (
        "current due|current due date|rev|revised|revised date|revised due"
        "|revised due date|revised deadline|revised timescale|new date|new due date"
        "|revised target date|revised end date|forecast|forecast date"
        "|forecast completion|forecast end|current deadline|expected date"
        "|extended to|revised completion date|extension date|new deadline|rev date"
        "|latest date|anticipated completion date"
    ),
    "delivery": (
        "status|current status|action status|delivery status|progress status"
        "|delivery|stage|state|implementation status|completion status"
        "|status of action|open/closed|complete|task status"
    ),
    "rating": (
        "rag|brag|rating|rag rating|brag rating|rag status|brag status|current rag"
        "|progress rag|action rag|delivery rag|ragb|bragg|rag rated|rag score|colour"
        "|rag b|current rag rating|rag colour|confidence|rygb|brg|action rating"
        "|progress rating"
    ),
    "completed_on": (
        "completed on|date completed|date closed|actual completion"
        "|actual completion date|actual end|actual end date|closed date"
        "|date of completion|date complete|actual|actual date|closed on"
        "|date achieved|completed date|actual finish|date action completed"
    ),
    "assurance": (
        "assurance|assurance level|level of assurance|assurance rating"
        "|assurance status|embedded|embeddedness|assured"
    ),
    "evidence": (
        "evidence|evidence of completion|evidence of progress|evidence source"
        "|supporting evidence|evidence log|evidence link|evidence provided"
        "|evidence of delivery|link to evidence|evidence location"
    ),
    "impact_rating": "impact rating|impact rag|rag impact|impact brag|impact status",
    "update": (
        "update|updates|commentary|comments|comment|narrative|progress report"
        "|progress update|progress updates|latest update|progress notes|notes"
        "|latest position|progress to date|update on progress|status update"
        "|progress commentary|rag narrative|current position|update/progress"
        "|progress/update|monthly update|progress made|comments/update"
        "|update/comments|rag commentary|progress against action|progress summary"
        "|update narrative|notes/comments|action update|latest progress"
    ),
    "theme": (
        "theme|workstream|work stream|strand|pillar|priority area|priority theme"
        "|themes|category|area|area of focus|work area|programme area|section"
        "|focus area|key theme|domain|topic|project|project name|workstreams"
        "|bucket|bucket name"
    ),
    "finding": (
        "finding|findings|area for improvement|area for priority action"
        "|inspection finding|ofsted finding|ofsted recommendation"
        "|inspection recommendation|priority action|areas for improvement"
        "|areas for priority action|inspectors finding|finding/recommendation"
        "|audit finding|jtai finding"
    ),
    NOWHERE: (
        "success measures|success measure|how will we know"
        "|how will we measure success|success criteria|monitoring|measure of success"
        "|measures of success|kpi|kpis|performance measure|performance measures"
        "|resources|resource|resource implications|cost|budget|dependencies"
        "|dependency|link to risk|risk|risks|target outcome|intended outcome"
        "|desired outcome|expected outcome|outcomes|how|governance|reporting to"
        "|board|meeting|last updated|date updated|date of update|updated by"
        "|completed by|outcome measure|measure|measures|what will success look like"
        "|file path|what does good look like|percent complete|complete %|progress %"
        "|days|duration|created|created by|created date|is recurring|late|item type"
        "|path|modified|modified by|checklist items|completed checklist items|labels"
    ),
}
# Fields that a name may stand for, and the names.
ACTIONS_EITHER: tuple[tuple[str, str], ...] = (
    (
        "lead_agency|lead_officer",
        "lead|owner|who|responsible|lead s|leads|responsibility|owners|by whom"
        "|led by|owner s|lead/owner|who is responsible|who will do it"
        "|accountable|lead responsibility|responsible lead|assigned"
        "|who will lead|lead agency/officer|lead officer/agency|agency/lead"
        "|lead/agency|agency/lead officer|organisation/lead"
        "|who is going to do it|action lead|action lead s|delivery lead",
    ),
    (
        "original_due|completed_on",
        "completion date|completion|date for completion|closed|completed"
        "|closure date|date",
    ),
    (
        "delivery|update",
        "progress|progress/status|status/progress|position|progress/rag|rag/progress",
    ),
    (
        "finding|theme|action",
        "objective|objectives|aim|aims|goal|strategic objective"
        "|outcome/objective|recommendation|recommendations|priority|priorities"
        "|requirement|improvement area|improvement priority|standard|issue"
        "|issues|issue identified|improvement",
    ),
    ("action|finding", "title"),
    (
        "impact_rating|evidence|update",
        "impact|so what|evaluation|outcome|impact/outcome|outcome/impact"
        "|impact on children|evidence of impact|impact so far|impact and outcome"
        "|difference made|what difference has it made|impact evidence"
        "|impact/evidence|evidence/impact|evidence/outcome"
        "|what has been the impact",
    ),
    (
        "rating|delivery|update",
        "previous rag|last rag|rag last month|rag previous|previous status"
        "|last status|predicted rag|forecast rag|previous rating|overall rag"
        "|overall status",
    ),
    (
        "current_due|original_due|update",
        "current date|milestone|milestones|review date|next review|review"
        "|date of review",
    ),
)
# A word of a longer heading -> fields it suggests.
ACTIONS_WORDS: Mapping[str, str] = {
    "action": "action",
    "actions": "action",
    "rag": "rating|delivery",
    "brag": "rating|delivery",
    "deadline": "original_due|current_due",
    "due": "original_due|current_due",
    "timescale": "original_due|current_due",
    "timescales": "original_due|current_due",
    "revised": "current_due",
    "status": "delivery|rating",
    "update": "update",
    "progress": "update|delivery",
    "comments": "update",
    "commentary": "update",
    "narrative": "update",
    "lead": "lead_agency|lead_officer",
    "owner": "lead_agency|lead_officer",
    "responsible": "lead_agency|lead_officer",
    "agency": "lead_agency|lead_officer",
    "evidence": "evidence",
    "theme": "theme",
    "workstream": "theme",
    "finding": "finding",
    "findings": "finding",
    "recommendation": "finding|action",
    "impact": "impact_rating|evidence|update",
}
RISKS: Mapping[str, str] = {
    "ref": "ref|risk ref|risk id|id|no|risk no|risk number|reference|risk reference",
    "risk": (
        "risk|risk description|description of risk|risk title|description|risk event"
        "|risk name|the risk|risk/issue"
    ),
    "cause": "cause|causes|risk cause|root cause",
    "consequence": (
        "consequence|consequences|effect|impact description|risk impact"
        "|impact of risk|potential impact|risk consequence|potential consequences"
    ),
    "gross_likelihood": (
        "gross likelihood|inherent likelihood|initial likelihood|original likelihood"
        "|unmitigated likelihood|gross l|inherent l"
    ),
    "gross_impact": (
        "gross impact|inherent impact|initial impact|original impact"
        "|unmitigated impact|inherent severity|gross i|inherent i|gross severity"
    ),
    "current_likelihood": (
        "current likelihood|residual likelihood|net likelihood|mitigated likelihood"
        "|net l|residual l|current l"
    ),
    "current_impact": (
        "current impact|residual impact|net impact|mitigated impact"
        "|residual severity|net i|residual i|current i|net severity|current severity"
    ),
    "target_likelihood": "target likelihood|target l",
    "target_impact": "target impact|target i|target severity",
    "owner": "owner|risk owner|lead|risk lead|responsible|lead officer",
    "controls": (
        "controls|mitigation|mitigations|mitigating actions|existing controls"
        "|current controls|control measures|mitigating action|controls in place"
        "|mitigation/controls|key controls|mitigation in place"
    ),
    "finding": "finding",
    "actions": "actions|linked actions|action refs|related actions",
    NOWHERE: (
        "score|risk score|gross score|net score|residual score|rag|rating|total"
        "|current score|target score|inherent score|risk rating|status|update"
        "|comments|review date|date|direction of travel|trend|proximity|category"
    ),
}
RISKS_EITHER: tuple[tuple[str, str], ...] = (
    (
        "current_likelihood|gross_likelihood|target_likelihood",
        "likelihood|probability|l",
    ),
    (
        "current_impact|gross_impact|target_impact|consequence",
        "impact|severity|i",
    ),
)
OTHERS: Mapping[str, Mapping[str, str]] = {
    "findings": {
        "name": "finding|finding title|area|title",
        "kind": "kind|type|finding type|category|type of finding",
        "found": (
            "what inspectors found|finding detail|description|detail"
            "|inspectors found|what was found"
        ),
        "lead_agency": "lead agency|lead|agency",
        "agreed_on": (
            "agreed as addressed on|date agreed as addressed|signed off on"
            "|date signed off"
        ),
        "agreed_by": "agreed by|signed off by",
    },
    "meetings": {
        "on": "date|meeting date|date of meeting",
        "name": "meeting|committee|board|meeting name",
        "papers_published": (
            "papers published|agenda published|papers|publication date"
        ),
        "asked_to_decide": (
            "what it was asked to decide|decision|purpose|asked to decide"
        ),
    },
    "measures": {
        "ref": "measure|ref|measure ref|kpi ref|measure id|indicator ref",
        "name": "name|measure name|indicator|kpi|description|indicator name",
        "finding": "finding",
        "organisation": "organisation|agency|provider|service",
        "unit": "unit|units",
        "better": "better|polarity|good is|direction|good to be",
        "shows": "what it shows|type of measure|measure type",
        "children": "cases are children",
        "target": "target",
        "counting_rule": "counting rule|definition|how it is counted",
        "who_checks": "who checks|checked by|source of assurance",
    },
    "audits": {
        "measure": (
            "measure|audit|audit measure|indicator|question|measure ref|standard"
        ),
        "period": "period|quarter|month|audit period|reporting period",
        "met": (
            "cases meeting|met|compliant|cases met|number meeting|number compliant"
            "|numerator|cases compliant|number met"
        ),
        "cases": (
            "cases audited|cases|audited|number audited|sample|sample size"
            "|denominator|number of cases|cases reviewed|total audited|files audited"
        ),
        "percentage": (
            "percentage reported|percentage|%|compliance|% compliant|compliance %"
            "|% met|percent"
        ),
        "how_chosen": "how cases were chosen|sampling|selection",
        "source": "source",
    },
    "cohort": {
        "on": "date|as at|month end|date of count|snapshot date",
        "group": "group|age group|cohort group|category|gender|locality|area",
        "count": (
            "count|number|number of children|children|cohort|total|open"
            "|no of children|total children"
        ),
        "counts": "counts|counting|counted",
        "joined": "joined|new|added|referrals in|starters|opened",
        "left": "left|closed|removed|leavers|stepped down|ended",
        "definition_changed": "definition changed",
        "source": "source",
    },
    "events": {
        "on": "date|when|event date|date of event",
        "event": "event|what happened|milestone|event description|key event",
        "kind": "kind|type",
        "given": "date given to committee|date promised",
        "source": "source",
    },
    "options": {
        "option": "option|options|option considered",
        "impact": "impact|impacts|benefits",
        "risk": "risk|risks",
        "reports_every": "reports every",
    },
    "recommendations": {
        "on": "date|date made|meeting date",
        "text": "recommendation|recommendations|resolution",
        "status": "status|outcome|accepted",
        "response": "response|reply|executive response|cabinet response",
    },
    "claims": {
        "statement": "statement|claim|what was said",
        "figure": "figure reported|figure",
        "unit": "unit",
        "report": "report",
        "paragraph": "paragraph|para",
        "checked_against": "checked against",
    },
    "ratings": {
        "word": "word used|status word|rag|colour|key|status|rating|brag|term|word",
        "delivery": "delivery",
        "rating": "rating",
        "assurance": "assurance",
        "note": (
            "note|meaning|definition|description|explanation|what it means|criteria"
        ),
    },
}

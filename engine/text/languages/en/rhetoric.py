"""English words that say what a sentence does in its document, and what headings announce."""

from engine.text.language_data import RhetoricalCues

RHETORIC = RhetoricalCues(
    outcome=(
        "(?:we|i|it|authors?|study|analysis|team|investigators?|auditors?) "
        "(?:also )?(?:find|found|conclude[sd]?|observed?|demonstrated?|showed|confirmed|"
        "identified|discovered)",
        "(?:results?|findings?|evidence|data|analys[ie]s|experiments?|study|evaluation|"
        r"survey|figures) (?:\w+ )?(?:show|shows|showed|indicates?d?|suggests?|"
        "demonstrates?d?|reveals?|revealed|confirms?|confirmed)",
        "(?:was|were|is|has been|have been) (?:found|shown|concluded|decided|agreed|"
        "resolved|determined|established|rejected|approved|adopted|affirmed|reversed|"
        "dismissed|granted|denied|vacated|remanded|upheld|set aside|allowed|appointed|"
        "elected|postponed|deferred|accepted|cancelled)",
        "(?:in|to) (?:conclusion|conclude|sum|summary)",
        "(?:we|i|the court|this court|the tribunal|the panel|the board|the committee|"
        "the council|the commission) (?:therefore |accordingly |hereby |now |"
        "also )?(?:hold|holds|affirm|affirms|reverse|reverses|remand|vacate|dismiss|"
        "dismisses|grant|grants|deny|denies|conclude|concludes|order|orders|decide|"
        "decides|find|finds|approved|adopted|agreed|resolved|decided|rejected|accepted|"
        "endorsed|recommends?|voted|elected|appointed)",
        "(?:appeal|petition|motion|application|claim|complaint|judgment|order) (?:is|was|"
        r"should be|must be) (?:\w+ )?(?:dismissed|allowed|granted|denied|affirmed|"
        "reversed|vacated|upheld|quashed|set aside)",
        "motion (?:carried|passed|failed|approved)",
        "carried unanimously|passed unanimously|unanimously (?:approved|adopted|agreed|carried|elected)",
        "(?:consensus|agreement) (?:to|that|on|was|is)",
        "(?:resolution|resolved|decision|action|conclusion|outcome|verdict|recommendation)s?:",
        "(?:increased|decreased|rose|fell|grew|declined|dropped|reduced|improved|cut|"
        r"doubled|tripled|expanded|gained|lost) (?:\w+ ){0,4}(?:by|to|from)",
        r"(?:outperform\w*|surpass\w*|exceed(?:s|ed)|achieve[sd]?|attain\w*|result(?:s|"
        "ed) in|led to|resulted)",
        "(?:higher|lower|more|fewer|less|better|worse|greater|larger|smaller|faster|slower) than",
        "compared (?:to|with)",
        "(?:we|they|it|he|she|team|project|company|foundation|organi[sz]ation|members?|"
        "staff) (?:have |has |also |successfully |recently )*(?:launched|released|"
        "published|completed|introduced|established|opened|signed|delivered|trained|"
        "supported|ceased|ended|raised|hosted|produced|reached|awarded|received|spent|"
        "funded|created|built|expanded)",
        "(?:now|newly) (?:supports?|available|includes?|allows?|requires?|has|possible|"
        "uses|provides?|accepts?|returns?)",
        "(?:is|are|was|were|has been|have been) (?:now |also )?(?:deprecated|removed|"
        "dropped|added|renamed|replaced|fixed|discontinued|superseded)",
        r"(?:dropped|drops|adds|added|removes|removed|fixes|fixed) (?:\w+ )?support",
        "no longer",
        "(?:net )?(?:sales|revenue|revenues|income|profit|loss|earnings|margin|turnover|"
        r"expenses|expenditure|costs) (?:\w+ ){0,6}(?:was|were|of|increased|decreased|"
        "totaled|totalled|amounted)",
        "significant(?:ly)? (?:higher|lower|more|less|better|worse|greater|increase[sd]?|"
        r"decrease[sd]?|reduc\w+|improve\w+|difference|effect|association)",
        "(?:key|main|most important|central) (?:finding|findings|result|results|"
        "conclusion|conclusions|takeaway|lesson|message|recommendation)s?",
        "(?:recommends?|recommended|recommendation) (?:that|to)",
        "(?:remains?|advanced?s?|reached|moved|stays?) (?:at|to) (?:stage|level|phase)",
    ),
    rule=(
        "shall(?: not)?",
        "must(?: not| never| always)?",
        "may (?:not|only)",
        r"(?:is|are) (?:\w+ )?(?:required|entitled|obliged|obligated|prohibited|permitted|"
        "liable|forbidden|eligible|authorized|authorised|responsible|exempt)",
        "(?:has|have|had) (?:the|a) (?:right|duty|obligation|power)",
        "(?:is|are) not (?:allowed|permitted|liable|required|responsible|entitled)",
        "(?:should|ought to)",
        "you (?:agree|may|must|can|cannot|will|grant|retain|own|represent|warrant)",
        "(?:null and )?void",
        "agrees? (?:to|that|not to)",
        r"(?:fine|fined|imprison\w+|penalty|penalties|punish\w*)",
        "(?:prohibit|forbid|entitle|oblige|authori[sz]e)s?",
        "no (?:person|one|party|member|employee|state) (?:shall|may|is)",
        "does not (?:apply|include|affect|require)",
    ),
    definition=(
        "(?:means|shall mean|is defined as|are defined as|refers to|denotes|stands for|"
        "is called|are called|is known as)",
        r"(?:is|are) (?:a|an|the) (?:\w+ ){0,2}(?:set|kind|type|form|system|tool|library|"
        "framework|protocol|method|process|language|program|platform|collection|standard|"
        "document|organi[sz]ation|way|mechanism|technique|approach)",
    ),
    claim=(
        "(?:argue|argues|argued|contend|contends|contended|claim|claims|claimed|assert|"
        "asserts|asserted|allege|alleges|alleged|submits|submitted|urges|urged|insists|"
        "insisted|complains|complained|maintains|maintained) (?:that|for)",
        "(?:plaintiffs?|defendants?|appellants?|appellees?|petitioners?|respondents?|"
        "applicants?|claimants?|counsel|prosecution|government|state) (?:also )?(?:argue|"
        "contend|claim|assert|allege|submit|urge|insist|complain|maintain|seek|"
        r"request)\w*",
        "in (?:his|her|their|my|our) (?:view|opinion)",
        "(?:i|we) (?:think|believe|feel|guess|suppose|suspect|wonder)",
        "according to",
    ),
    aim=(
        "(?:this|the present|the current) (?:paper|study|report|article|thesis|"
        "dissertation|document|work|guide|policy|agreement|proposal|book|act|law|"
        "regulation|specification|standard|memo|project|review|survey|chapter|post) "
        r"(?:\w+ )?(?:presents?|proposes?|introduces?|describes?|investigates?|examines?|"
        "aims?|explores?|addresses|provides?|reviews?|defines?|sets out|outlines?|"
        "explains?|analy[sz]es|evaluates?|is about|deals with|seeks|specifies|"
        "establishes|applies)",
        r"(?:we|i) (?:\w+ )?(?:propose|present|introduce|develop|investigate|examine|"
        "study|explore|address|consider)",
        "(?:purpose|aim|aims|goal|goals|objective|objectives|mission|scope|question) "
        r"(?:\w+ ){0,6}(?:is|are|was|were|of)",
        "(?:aims?|seeks?|intends?|intended|designed) to",
    ),
    method=(
        r"(?:we|i|they) (?:\w+ )?(?:used?|conducted|performed|collected|trained|measured|"
        "applied|interviewed|selected|analy[sz]ed|computed?|recorded|sampled|tested|"
        "implemented|employed|divided)",
        r"(?:was|were) (?:\w+ )?(?:performed|conducted|collected|measured|analy[sz]ed|"
        "recorded|selected|computed|obtained|calculated|carried out|interviewed|randomly|"
        "used|trained|tested|sampled|recruited|administered)",
        "(?:by|using) (?:means|using|a|an|the)",
    ),
    example=(
        "for (?:example|instance)",
        r"e\.g\.",
        "(?:suppose|imagine|consider) (?:that|a|an|the|you|we)",
        "such as",
        "let us (?:say|take|suppose|consider)",
    ),
    roadmap=(
        r"(?:in|see|cf\.?|from|of|to|under) (?:the )?(?:\w+ )?(?:sections?|chapters?|"
        r"parts?|appendix|appendices|figures?|tables?|annex|fig\.|sec\.|§+) "
        r"?[\divxa-h]+(?:\.\d+)*",
        r"(?:sections?|chapters?|appendix|part) [\divx]+(?:\.\d+)* (?:\w+ )?(?:describes?|"
        "covers?|contains?|explains?|discuss(?:es)?|provides?|presents?|introduces?|"
        "deals|shows|gives|outlines|concludes|reviews|lists)",
        "(?:this|the next|the following|next|following|previous|last|present) "
        "(?:sections?|chapters?|parts?|appendix|subsections?|table|figure) "
        r"(?:\w+ )?(?:describes?|covers?|contains?|explains?|discuss(?:es)?|provides?|"
        "presents?|introduces?|deals|shows?|gives?|lists?|is|are|will|summari[sz]es?)",
        "(?:procedures?|resources?|topics?|issues?|subjects?) (?:discussed|described|covered|treated) "
        "(?:within|here|in this)",
        "(?:is|are) (?:organi[sz]ed|structured|arranged|divided) (?:as follows|into|in)",
        "(?:design|document|guide|paper|pep|proposal|report|rfc|text) is (?:broken|separated|split)"
        "(?: up)? into",
        "the purpose of this (?:sections?|chapters?|part|annex|appendix)|cross-post(?:ed|ing) from",
        "as (?:described|discussed|shown|mentioned|noted|explained|seen|stated|"
        "set forth) (?:in|above|below|earlier)",
        "(?:we|i|you) (?:will|shall|now|then|'ll) (?:now |then |first |also |briefly |"
        "later )*(?:discuss|describe|turn|look|return|see|cover|explore|learn|examine|"
        "present|explain|review|go through|talk)",
        "(?:listed|shown|given|described|summari[sz]ed|as follows|the following) "
        "(?:below|above|in table|in figure)",
        "in (?:this|the next|the following|the previous|later|subsequent) (?:sections?|"
        "chapters?|parts?|lessons?|episodes?|tutorials?)",
    ),
    boilerplate=(
        "copyright|all rights reserved|©",
        "(?:licen[sc]ed|licen[sc]e) (?:under|is|agreement)|under the "
        r"(?:terms of the )?(?:\w+[ -]){0,4}licen[sc]e|creative commons|gnu (?:free|"
        "general|lesser)",
        "permission (?:is|to|from)|without (?:any )?(?:warranty|warranties)|warranty of|"
        "merchantability|“?as is”?,? without|no part of this (?:publication|book|work)",
        "(?:isbn|issn|doi|trademarks?|registered office|printed (?:in|on)|"
        "first published|e-?book|colophon|typeset)",
        "(?:subscribe|unsubscribe|newsletter|click here|sign up|follow us|cookies?|log in|rss feed)",
        "(?:for (?:more|further|additional) (?:information|details)|contact us|"
        "please (?:contact|visit|refer|see|email|report|send|note that this|consult|"
        "file))",
        "forward-looking statements?|safe harbor|past performance|independent auditors?|"
        "in our opinion, the|generally accepted (?:accounting|auditing)",
        "(?:photo|image|cover|illustration|picture) (?:credits?|by|courtesy)",
        "(?:posted|published|submitted|updated|modified|written|edited|compiled|prepared|"
        r"reviewed|approved|signed) (?:by|on|at)\b.{0,40}(?:\d|$)",
        "last (?:updated|modified|revised|reviewed)",
        "(?:available|download(?:ed)?|accessed|retrieved) (?:at|from|on|online)",
        "(?:before|present|in attendance|attendees|apologies|minutes taken|chaired by|"
        "scribe|agenda|meeting (?:opened|closed|adjourned|was called)|called to order|"
        r"adjourned)\b",
        "disclaimer|confidential|this (?:message|e-?mail|newsletter|document|page|file|"
        r"publication) (?:is|was|has been|may|contains) (?:\w+ )?(?:intended|generated|"
        "licensed|produced|distributed|prepared|confidential)",
        r"argued the cause|on the brief|appeals? from the|counsel for|\bid\. at\b|\bsee "
        r"id\b",
        "fill in|check (?:the )?(?:box|one)|signature|print name|date:|tel:|fax:|phone:",
    ),
    licences=(
        r"redistribut(?:e|ions?) (?:it|and|of|in)|as published by the free|distribute a modified version",
        "merchantability|fitness for a particular|without (?:any |even )*warrant(?:y|ies)|provided .?as.is",
        "copyright (?:notices?|statements?)|^copyright:|^licen[sc]e:|this licen[sc]e",
        r"(?:released|distributed|available|licen[sc]ed|terms) (?:under|of) (?:the |a |version \d\S* of )*"
        "(?:terms of )?(?:the )?(?:gnu|gpl|mit|bsd|apache|creative|gfdl|lgpl|(?:general )?public)",
        "gnu (?:lesser |library |affero )?general public licen[sc]e as|free software foundation, inc",
        r"report (?:\w+ )?bugs (?:to|at|on)|this (?:man(?:ual)? page|manual) was written",
        "use this file except|except in compliance with the licen[sc]e",
    ),
    notices=(
        r"all rights reserved|©|copyright (?:\(c\)|\d{4})|gnu free",
        "creative commons (?:attribution|licen[sc]e|zero)|licensed under (?:the|a)",
        "permission (?:is|to) (?:hereby )?(?:granted|copy)|(?:of|by|under|to|from) this licen[sc]e",
        "verbatim cop(?:y|ies)|opaque cop(?:y|ies)|invariant sections?|cover texts?",
        "isbn|issn|colophon|typeset|rfc-editor|ietf trust|status of this memo",
        "^(?:learn|read|find out|see) more|click (?:here|on the link)|sign up (?:for our|here)",
        r"subscribe to (?:our|the)|follow us|follow @?\w+ (?:at @\w+ )?on|rss feed",
        "share this (?:post|article|page)|back to top|skip to (?:the )?(?:main )?content",
        "not the answer you're looking for|browse other questions|ask your own question|add a comment",
        "this question (?:already has|is closed|needs)|possible duplicate of|highest score \\(default\\)",
        "needs additional citations|please help improve this|unsourced material may be",
        "(?:e-?mail|message)[^.]{0,60} (?:is|are|may be) (?:confidential|privileged)",
        "intended (?:solely|only) for the (?:addressee|use of|named|person|recipient)",
        "received (?:it|this (?:e-?mail|message)) in error",
        r"add to (?:your (?:own )?)?(?:google )?calendar|^extracted from .{0,60} label+ed",
        "^table of contents|please read this|(?:please|questions?,?) contact us",
        "please (?:file|report) (?:bugs|an issue|issues)",
        r"^posted by|photo (?:by|credits?|courtesy)|image credits?|last (?:updated|modified|revised)",
        "argued the cause|on the briefs?|opinion (?:for the court )?filed|so ordered",
        r"id\., at \d+|\(emphasis (?:added|in original)\)",
        r"this (?:section|chapter|specification|document|text) was (?:drafted|written|edited|prepared) by",
        "(?:was|were) drafted by|the undersigned|in witness whereof|signature page",
        r"forward-looking statements?|invalid or unenforceable|\[(?:your|insert|company|name|"
        r"date)\b[^\]]*\]",
        "(?:meeting|call) (?:opened|closed|adjourned|was called)|called to order|minutes taken",
        "^(?:many |special |our |warm )?thanks? (?:to|for|goes|go|you)|(?:would|"
        "want) (?:also )?like to thank",
        r"by signing (?:below|this)|\[drafting note|(?:one or more|separate|two|in) counterparts|"
        r"deemed an original",
        "capitali[sz]ed (?:terms|words) (?:used|not|have|in)|"
        "key (?:\\w+ )?terms of this (?:agreement|contract) are",
        "(?:will|shall|that) survive (?:any |the )?(?:expiration|expiry|termination)",
        "(?:post|article|piece|entry|version) (?:was )?(?:originally|first) (?:appeared|published)",
        "(?:rewrite|(?:new|newer|updated|latest) version|translation) of this (?:\\w+ )?"
        "(?:document|tutorial|guide|manual|page|post)",
        r"for (?:more|further|additional) (?:information|details?|about|on)|^(?:to )?(?:learn|"
        r"find out) more",
        "(?:detailed|more|further|additional) (?:information|details)[^.]{0,90} (?:can be|is|are) "
        "(?:also )?(?:found|available)",
        "you can (?:also )?(?:find|read|see) (?:more|further|the full|additional|details)|"
        "^check out|^feel free",
        "^please (?:see|use this)|^see also|from the appropriate page on our website|(?:follow|visit|"
        "check) our (?:website|blog)",
        "would love to hear|stay tuned|let us know (?:what|if|in)|reach out to (?:us|me)|drop us",
        "antitrust polic(?:y|ies)|feedback (?:is|are) (?:always |most )?welcome",
        "^welcome to (?:the|our|this|another)|as (?:19|20)\\d\\d (?:comes|draws|drew) to (?:a|"
        "its) (?:close|end)",
        "may be cited as|(?:shall )?come into (?:force|operation) on (?:such|the) d(?:ay|ate)",
        "(?:recording|video|slides?) of (?:this|the) (?:meeting|call|talk) (?:is|are|can|will)",
        r"^no (?:\w+ )?(?:updates?|meeting|announcements?)(?= this| today| due|[.!]|$)|^nothing "
        r"(?:\w+ )?(?:to (?:discuss|report|add)|of note)|nothing of note(?= this| today|[.!]|$)",
        r"(?:defer(?:red)?|skip(?:ped)?|leave (?:it )?on (?:the )?agenda) (?:\w+ ){0,3}"
        "(?:this week|(?:to|until|till|for) (?:the )?next (?:week|time|meeting|call))",
        r"(?:meeting|call) (?:will be|is) (?:held )?(?:on )?(?:an? )?(?:zoom|google|video|teleconference)"
        r"|(?:meeting|call) is open to (?:\w+ )?members",
        "add your name to the (?:meeting )?notes|fill (?:out|in) the registration form|^reminder(?= to|:)",
    ),
    courtesy=(
        "thank(?:s|ful|ed)?(?: you)?|grateful(?:ly)?|gratitude|acknowledg(?:e|ement|"
        "ment)s?|appreciat(?:e|ion|ive)|indebted",
        "dear|sincerely|regards|yours|welcome (?:to|back)|hello|hi|good (?:morning|"
        "afternoon|evening)|congratulations?|cheers",
        "(?:we|i) (?:hope|wish|look forward|am (?:happy|pleased|honou?red|delighted|"
        "excited|proud)|are (?:happy|pleased|honou?red|delighted|excited|proud|thrilled))",
        r"(?:is|are) (?:an? |our )?(?:\w+ )?(?:huge|top|highest|utmost) (?:responsibility|priority)",
        "we work hard to|we take [^.]{0,60} seriously",
        "apologi[sz]e|sorry|happy to|pleased to|thrilled|excited|honou?red|proud|delighted",
        "(?:start|begin|close|finish|end) by thanking|thanking (?:everyone|everybody|all)",
        "let(?:'|’)?s|stay tuned|enjoy|we can(?:'|’)t wait|get in touch|feel free",
        "dedication|steadfast|heartfelt|unwavering|inspir(?:e|ing|ation)|journey|"
        r"passion\w*|together,",
    ),
    hesitations=(
        r"(?<!as )you know(?= ?[,—–])|i mean(?=,)|u[hm]+(?=[,.…])",
        "like, (?:the|it|if|you|we|i|this|that|when)",
    ),
    outcome_headings=frozenset(
        (
            "results|findings|key findings|main findings|conclusion|conclusions|decision|"
            "decisions|holding|disposition|resolution|resolutions|recommendations|outcome|"
            "outcomes|action items|actions|discussion and conclusion|results and discussion|"
            "concluding remarks|lessons learned|takeaways|key takeaways|verdict|order|"
            "judgment|achievements|accomplishments|highlights|impact|what's new|"
            "what is new|notable changes|new features|major features|breaking changes|"
            "deprecations|decided|agreed|motions"
        ).split("|")
    ),
    summary_headings=frozenset(
        (
            "abstract|summary|executive summary|key points|overview|at a glance|tl;dr|"
            "in brief|synopsis|highlights|speaker's summary of key points|"
            "summary of key points|conclusion/decision|key messages|chapter summary|recap|"
            "to sum up"
        ).split("|")
    ),
    aim_headings=frozenset(
        (
            "introduction|purpose|aims|aim|objectives|scope|goals|goal|mission|"
            "motivation|problem statement|purpose and scope|general|what is|about this"
        ).split("|")
    ),
    method_headings=frozenset(
        (
            "methods|method|methodology|materials|materials and methods|data|approach|"
            "implementation|experimental setup|experiments|procedure|design|data collection|"
            "study design"
        ).split("|")
    ),
    background_headings=frozenset(
        (
            "background|history|related work|literature review|context|facts|"
            "procedural history|preliminaries|state of the art|statement of facts"
        ).split("|")
    ),
    aside_headings=frozenset(
        (
            "acknowledgements|acknowledgments|acknowledgement|acknowledgment|references|"
            "bibliography|about|about us|about the author|about the authors|contact|"
            "contact us|contacts|licence|license|licensing|legal notice|legal notices|"
            "copyright|preface|foreword|how to use this book|further reading|see also|"
            "exercises|exercise|questions|appendix|team|sponsors|our sponsors|authors|"
            "author|contributors|contributing|attendees|participants|present|agenda|"
            "disclaimer|credits|imprint|dedication|index|glossary|notes|feedback|"
            "subscribe|comments|share this|related articles|related posts|letter from|"
            "message from|status of this memo|table of contents|funding|"
            "conflicts of interest|author contributions|data availability|"
            "supplementary material|signatures|privacy|cookies|installation|download|"
            "trademarks|upgrade notes|forward-looking statements|safe harbor"
        ).split("|")
    ),
    parties=(
        "plaintiffs?|defendants?|appellants?|appellees?|petitioners?|respondents?|applicants?|claimants?|"
        "counsel|prosecution|government|parties|party|submissions?|contentions?|arguments?|pleadings?",
    ),
    field_labels=frozenset(
        "note notes date time place venue location present absent apologies attendance attendees action "
        "actions agenda topic subject item motion vote ayes nays discussion question questions answer "
        "answers comment comments example moved seconded from to author title owner deadline status".split()
    ),
)

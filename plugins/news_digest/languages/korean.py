"""Korean: particles stick to the word before them, titles follow the name, and the verb of speech comes last."""

from __future__ import annotations

from .table import Language, words

EXPRESSIONS = (
    ("days", r"{year}년 ?{month} ?{day}일?[~∼-]{day2}일"),
    ("days", r"{month} ?{day}일?[~∼-](?:{month2} ?)?{day2}일"),
    ("monthdays", r"{day}일부터 {day2}일까지"),
    ("days", r"{month} ?{day}일부터 (?:{month2} ?)?{day2}일까지"),
    ("date", r"{year}년 ?{month} ?{day}일"),
    ("date", r"{which} ?[해년] {month} ?{day}일"),
    ("month", r"{year}년 ?{month}"),
    ("date", r"{month} ?{day}일(?! ?(?:동안|간))"),
    ("month of", r"{which} ?[해년] {fullmonth}"),
    ("that month", r"{which} {fullmonth}"),
    ("quarter", r"{year}년 ?{number}분기"),
    ("half", r"{year}년 ?{nth}반기"),
    ("year", r"{year}년(?!대|간|생|형|산)"),
    ("nothing", r"{n} ?(?:일|주|년|개월|달)간"),
    ("ago", r"{n} ?전(?![^\W\d_]{2}|쟁|체|기|화|략|문|국|망|력)"),
    ("after", r"{n} ?(?:뒤|후)"),
    ("ago", r"{n} ?{unit} ?전(?!에는 |쟁|체|기|화|략|문|국|망|력)"),
    ("after", r"{n} ?{unit} ?(?:뒤|후)"),
    ("weekday of week", r"{which} ?주 {weekday}"),
    ("nothing", r"(?:매주|매달) {weekday}"),
    ("weekday", r"{which} {weekday}"),
    ("weekday", r"{weekday}"),
    ("past monthday", r"(?:지난) {day}일"),
    ("coming monthday", r"(?:오는) {day}일"),
    ("day of month", r"{which} ?달 {day}일"),
    ("day of month", r"(?:이달) {day}일"),
    ("this month", r"(?:이달)"),
    ("nothing", r"{n}일 ?(?:동안|간|째|차|만에|이내|연속|정도|가량|씩)"),
    ("monthday", r"{day}일(?=[ ,.(·에은까부과이오저새]|$)(?!이)"),
    ("near", r"{near}"),
    ("that day", r"(?:이날|같은 날|당일)"),
    ("next day", r"(?:이튿날|다음 날|다음날)"),
    ("day before", r"(?:전날)"),
    ("unit", r"{which} ?(?P<unit>주말|주|달|해|년)(?=[ ,.에의부까중은이도간]|$)"),
    ("month", r"{fullmonth}(?![ ]?{day}일)(?=[ ,.에초말중까부의과]|$)"),
)

PAST = r"[가-힣]*[했였었았갔왔됐났졌렸쳤랐렀셨켰꼈폈섰뺐썼컸떴](?:다|고|으며|지만|는데|으나|던|을)[가-힣]*"
AHEAD = r"예정[가-힣]*|계획[가-힣]*|방침[가-힣]*|전망[가-힣]*|[가-힣]*겠[가-힣]*"


KOREAN = Language(
    code="ko",
    name="Korean",
    months=tuple(f"{month}월" for month in range(1, 13)),
    weekdays=("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
    days={"그제": -2, "그저께": -2, "어제": -1, "오늘": 0, "내일": 1, "모레": 2, "엊그제": -2},
    which={"지난": -1, "작": -1, "이번": 0, "올": 0, "다음": 1, "오는": 1, "내": 1},
    units={"일": "day", "주": "week", "주일": "week", "달": "month", "개월": "month", "년": "year", "해": "year"},
    numbers={
        "하루": 1, "한": 1, "이틀": 2, "두": 2, "사흘": 3, "세": 3, "나흘": 4, "네": 4, "닷새": 5, "엿새": 6,
        "이레": 7, "열흘": 10,
    },
    ordinals={"상": 1, "하": 2},
    holidays={
        "크리스마스": (12, 25), "성탄절": (12, 25), "광복절": (8, 15), "삼일절": (3, 1), "신정": (1, 1),
        "개천절": (10, 3),
        "한글날": (10, 9), "현충일": (6, 6), "어린이날": (5, 5), "밸런타인데이": (2, 14),
    },
    expressions=EXPRESSIONS,
    vague=words("약 거의 매주 매"),
    sticks=True,
    past=PAST,
    ahead=AHEAD,
    marks={"“": "”", '"': '"', "‘": "’", "「": "」", "『": "』"},
    speech=words(
        "말했 말하 말한 밝혔 밝히 밝힌 전했 전하 전한 강조했 강조하 설명했 설명하 주장했 주장하 "
        "덧붙였 덧붙이 지적했 지적하 비판했 비판하 답했 답하 물었 묻 경고했 경고하 보도했 발표했 "
        "약속했 촉구했 촉구하 언급했 언급하 평가했 평가하 썼 적었 토로했 호소했 당부했 반박했 "
        "반문했 소개했 회상했 인정했 우려했 외쳤 되물었 말씀하 이야기했 얘기했 내다봤 진단했 "
        "요구했 다짐했 역설했 질타했 일축했 단언했 하소연했 증언했 고백했 진술했 했다 했습니다"
    ),
    according=("에 따르면", "에 의하면"),
    pronouns={"그는": "m", "그녀는": "f", "그가": "m", "그녀가": "f"},
    honorifics={"씨": "", "여사": "f", "님": ""},
    titles=words(
        "대통령 총리 부총리 장관 차관 의원 위원장 부위원장 국무위원장 대표 대변인 실장 비서실장 외교장관 국방장관 "
        "통일부장관 외무상 부통령 국무장관 사무총장 시장 지사 총장 회장 사장 교수 감독 선수 판사 검사 변호사 "
        "박사 원장 소장 국장 의장 총재 검찰총장 연구원 해설위원 작가 배우 가수 목사 신부 스님 기자 "
        "대사 특사 제1부부장 부부장"
    ),
    bodies=words(
        "연구소 연구원 위원회 연맹 연합회 협회 은행 대학교 재단 경찰청 교육청 검찰청 기상청 통일부 국방부 "
        "외교부 법무부 교육부 환경부 국토교통부 기획재정부 행정안전부 보건복지부 대법원 헌법재판소"
    ),
    stop_words=words("그 이 저 것 수 등 및 또 더 때 그리고 하지만 그러나 또한 이어 한편 대해 위해 통해"),
)  # fmt: skip

"""Korean: particles stick to the word before them, titles follow the name, and the verb of speech comes last."""

from __future__ import annotations

from .table import Language, words

KOREAN = Language(
    code="ko",
    name="Korean",
    months=tuple(f"{month}월" for month in range(1, 13)),
    weekdays=("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
    days={"그제": -2, "그저께": -2, "어제": -1, "오늘": 0, "내일": 1, "모레": 2},
    which={"지난": -1, "작": -1, "이번": 0, "올": 0, "다음": 1, "내": 1},
    units={"일": "day", "주": "week", "주일": "week", "달": "month", "개월": "month", "년": "year", "해": "year"},
    numbers={"하루": 1, "한": 1, "이틀": 2, "두": 2, "사흘": 3, "세": 3, "나흘": 4, "네": 4, "닷새": 5},
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
        "대통령 총리 장관 차관 의원 위원장 부위원장 국무위원장 대표 대변인 실장 비서실장 외교장관 국방장관 "
        "통일부장관 외무상 부통령 국무장관 사무총장 시장 지사 총장 회장 사장 교수 감독 선수 판사 검사 변호사 "
        "기자 대사 특사 제1부부장 부부장"
    ),
    stop_words=words("그 이 저 것 수 등 및 또 더 때 그리고 하지만 그러나 또한 이어 한편 대해 위해 통해"),
)  # fmt: skip

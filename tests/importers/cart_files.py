"""Files as metabolic carts of several makers write them, made here from one small test that every reader must find again."""

from __future__ import annotations

import io
from datetime import date, time
from xml.sax.saxutils import escape

import numpy as np

N = 40
T_S = np.arange(N) * 5 + 5
VO2 = np.round(500 + 60.0 * np.arange(N))  # mL/min
VCO2 = np.round(VO2 * (0.85 + 0.004 * np.arange(N)))
VE = np.round(12 + 1.6 * np.arange(N), 1)  # L/min
HR = 80 + 2 * np.arange(N)
RATE = np.round(15 + 0.4 * np.arange(N), 1)
VT = np.round(VE / RATE, 3)  # L
LOAD = 25.0 * (np.arange(N) // 8)
WEIGHT = 62.5


def clock(seconds: float, hours: bool = True) -> str:
    minutes, s = divmod(round(seconds), 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{s:02d}" if hours else f"{minutes:02d}:{s:02d}"


def vyntus() -> bytes:
    """Tabs, Swedish heads, decimal commas, minutes and seconds, Western letters."""
    head = ["ID-nummer:\tX1", "Vikt:\t62,5 kg", "", "Tid\tLast\tHF\tV'O2/kg\tV'O2\tV'CO2\tRER\tV'E\tBF\tVTex"]
    units = "min\tW\t1/min\t(mL/min)/kg\tmL/min\tmL/min\t\tL/min\t1/min\tL"
    rows = [
        f" {clock(T_S[i], False)}\t{LOAD[i]:.0f}\t{HR[i]}\t{VO2[i] / WEIGHT:.1f}\t{VO2[i]:.0f}\t{VCO2[i]:.0f}\t"
        f"{VCO2[i] / VO2[i]:.2f}\t{VE[i]:.1f}\t{RATE[i]}\t{VT[i]}".replace(".", ",")
        for i in range(N)
    ]
    return "\r\n".join([*head, units, *rows, "", "Medelvärde\t\t\t\t1000"]).encode("cp1252")


def parvo() -> bytes:
    """Commas, litres, three rows of head, a date, other order."""
    head = [
        "TrueOne metabolic measurement system", "", "Test date,2026-03-01", "Test time,09:30:00", "Weight,137.8,lb",
        "", "VO2,VO2/kg,TIME,VCO2,VE,RR,Vt,HR,BR,Ex Time", "STPD,STPD,,STPD,BTPS,,BTPS,,,",
        "L/min,ml/kg/m,min,L/min,L/min,br/min,L,bpm,%,min",
    ]  # fmt: skip
    rows = [
        f"{VO2[i] / 1000:.3f},{VO2[i] / WEIGHT:.1f},{clock(T_S[i], False)},{VCO2[i] / 1000:.3f},{VE[i]},"
        f"{RATE[i]},{VT[i]},{HR[i]},80,"
        for i in range(N)
    ]
    return "\r\n".join([*head, *rows]).encode()


def plain() -> bytes:
    """The columns of `milo analyse breath`; a pulse of 0 is none."""
    lines = ["t_s,vo2_ml_min,vco2_ml_min,ve_l_min,hr_bpm,weight_kg,petco2_mmhg,peto2_mmhg,breath_rate"]
    lines += [f"{T_S[i]},{VO2[i]},{VCO2[i]},{VE[i]},{HR[i] if i else 0},{WEIGHT},38,100,{RATE[i]}" for i in range(N)]
    return "\n".join(lines).encode()


def cortex() -> bytes:
    """SpreadsheetML: a report first, litres, German heads, a skipped cell, the day of the test."""
    rows: list[list[object]] = [
        [], ["Patient"], ["Geburtsdatum", "11.11.1980"], ["Gewicht", "62,5 kg"], ["Startzeit", "19.04.2019 14:05"],
        ["Kanal", "Ruhe", "VT1"], ["t", "Phase", "HF", "P", "V'E", "V'CO2", "AF", "VT", "V'O2"],
        ["h:mm:ss", "", "/min", "W", "L/min", "L/min", "/min", "L", "L/min"],
    ]  # fmt: skip
    for i in range(N):
        rows.append([clock(T_S[i]), "Ruhe", HR[i], LOAD[i], VE[i], VCO2[i] / 1000, RATE[i], VT[i], VO2[i] / 1000])
    return spreadsheet(rows)


def spreadsheet(rows: list[list[object]]) -> bytes:
    def cell(value: object) -> str:
        kind = "String" if isinstance(value, str) else "Number"
        return f'<Cell ss:StyleID="a"><Data ss:Type="{kind}">{escape(str(value))}</Data></Cell>'

    body = "\n".join(f"<Row>{''.join(map(cell, row))}</Row>" if row else "<Row/>" for row in rows)
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Test"><Table>'
        f"{body}</Table></Worksheet></Workbook>"
    ).encode()


def cosmed(language: str = "en") -> bytes:
    """A workbook: the patient in columns A to I, the table from column J, units in row 2, an empty row 3, times as times."""
    import openpyxl

    heads = {
        "en": ["t", "Rf", "VT", "VE", "VO2", "VCO2", "R", "HR", "Load1", "PetCO2", "BR"],
        "de": ["t", "Af", "VT", "VE", "VO2", "VCO2", "R", "HF", "Last", "PetCO2", "BR"],
        "es": ["t", "FR", "VT", "VE", "VO2", "VCO2", "R", "FC", "Carga", "PetCO2", "BR"],
    }[language]
    units = ["hh:mm:ss", "b/min", "l", "l/min", "ml/min", "ml/min", "---", "bpm", "Watt", "mmHg", "%"]
    labels = {
        "en": ("Weight (Kg):", "Test date:", "Test time:"), "de": ("Gewicht (kg)", "Test-Datum", "Testzeit"),
        "es": ("Peso (Kg)", "Fecha de la prueba", "Hora"),
    }[language]  # fmt: skip
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None] * 9 + heads)
    sheet.append([None] * 9 + units)
    sheet.append([])
    for i in range(N):
        at = time(0, int(T_S[i]) // 60, int(T_S[i]) % 60)
        sheet.append([None] * 9 + [at, RATE[i], VT[i], VE[i], VO2[i], VCO2[i], VCO2[i] / VO2[i], int(HR[i]), LOAD[i], 38.0, 70])
    for row, (label, value) in enumerate(zip(labels, (WEIGHT, date(2026, 3, 1), time(9, 30)), strict=True), 7):
        sheet.cell(row, 1, label)
        sheet.cell(row, 2, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zan() -> bytes:
    """Sections, a line for each breath, everything in whole thousandths."""
    names = ["Zeit", "Last", "Vex", "tex", "Vin", "tin", "VO2", "VCO2", "HR", "Geschw."]
    head = ["[person]", "name=Nobody", "gewicht=62.5", "", "[parameter]", f"count={len(names)}"]
    head += [f"P={300 + i},1000.000000,{name}" for i, name in enumerate(names)]
    rows = [
        f"B{i + 1}=1,{T_S[i] * 1000},0,{VT[i] * 900:.0f},{36_000 / RATE[i]:.0f},{VT[i] * 1000:.0f},{24_000 / RATE[i]:.0f},"
        f"{VO2[i]:.0f},"
        f"{VCO2[i]:.0f},0,{7200 * (i // 10)}"
        for i in range(N)
    ]
    return "\r\n".join([*head, "", "[Data]", *rows, "", "[Start]", "BeginRest=11:04:04"]).encode("latin-1")

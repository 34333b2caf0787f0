# Makes openpyxl.xlsx and openpyxl-1904.xlsx in the folder that is named. They were made by openpyxl 3.0.9, which shares no code with our reader.
import datetime, sys
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

for name, epoch in (("openpyxl", None), ("openpyxl-1904", CALENDAR_MAC_1904)):
    book = Workbook()
    if epoch:
        book.epoch = epoch
    sheet = book.active
    sheet.title = "Firms & co"
    sheet.append(["id", "name", "jobs", "share", "founded", "seen", "exports", "clock"])
    sheet.append(["0012", "Zürich <Tools>", 12, 0.1, datetime.date(2020, 2, 29), datetime.datetime(2020, 1, 1, 12, 34, 56), True, datetime.time(6, 0)])
    sheet.append(["14", "統一企業", None, 1 / 3, datetime.date(1999, 12, 31), datetime.datetime(1999, 12, 31, 23, 59, 59), False, None])
    sheet.merge_cells("A4:B4")
    sheet["A4"] = "merged"
    sheet["C4"] = -3
    book.create_sheet("Second").append(["x"])
    book.save(f"{sys.argv[1]}/{name}.xlsx")

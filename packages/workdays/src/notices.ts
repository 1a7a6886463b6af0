/** Numbers of the notices by which 国务院办公厅 arranged the holidays of a year, as far as they are built in. */
const NOTICES: Readonly<Record<number, string>> = {
  2017: '国办发明电〔2016〕17号',
  2018: '国办发明电〔2017〕12号',
  2019: '国办发明电〔2018〕15号，劳动节按国办发明电〔2019〕3号',
  2020: '国办发明电〔2019〕16号，春节按国办发明电〔2020〕1号延长至2月2日',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
};

/** The notice that arranged the holidays of `year`; null where its number is not known here. */
export const noticeOf = (year: number): string | null => NOTICES[year] ?? null;

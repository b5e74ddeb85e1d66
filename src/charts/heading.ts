/** What stands above the charts that follow a report, by which a reader knows them. */
export const chartsHeading = "附：图解";

/** The property of a file that says that charts follow the report. */
export const chartsProperty = "charts";

/** What a reader says of them: they are made of the tables, which it reads. */
export const chartsUnread = "之后的没有读入：图解由各表的数画成，再生成时加 --charts（选项 charts）即可。";

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>The words of Chinese time expressions, longer ones before their beginnings.</summary>
internal static class ChineseTimeWords
{
    public static readonly (string Word, int Days)[] Days =
    [
        ("大前天", -3), ("大后天", 3), ("前天", -2), ("前日", -2), ("昨天", -1), ("昨日", -1), ("昨儿", -1), ("今天", 0), ("今日", 0), ("今儿", 0), ("当天", 0),
        ("明天", 1), ("明日", 1), ("明儿", 1), ("后天", 2), ("后日", 2),
    ];

    /// <summary>A day and a part of it in one word.</summary>
    public static readonly (string Word, int Days, DayPart Part)[] DaysWithPart =
    [
        ("今早", 0, DayPart.Morning), ("今晨", 0, DayPart.Morning), ("今晚", 0, DayPart.Evening), ("今夜", 0, DayPart.Night), ("明早", 1, DayPart.Morning), ("明晨", 1, DayPart.Morning),
        ("明晚", 1, DayPart.Evening), ("昨晚", -1, DayPart.Evening), ("昨夜", -1, DayPart.Night), ("前晚", -2, DayPart.Evening), ("后晚", 2, DayPart.Evening), ("当晚", 0, DayPart.Evening),
    ];

    public static readonly (string Word, DayPart Part)[] Parts =
    [
        ("凌晨", DayPart.Dawn), ("一大早", DayPart.Dawn), ("大清早", DayPart.Dawn), ("一早", DayPart.Dawn), ("清晨", DayPart.Dawn), ("清早", DayPart.Dawn), ("早上", DayPart.Morning), ("早晨", DayPart.Morning), ("早间", DayPart.Morning), ("上午", DayPart.Morning),
        ("中午", DayPart.Midday), ("正午", DayPart.Midday), ("午间", DayPart.Midday), ("下午", DayPart.Afternoon), ("午后", DayPart.Afternoon), ("傍晚", DayPart.Evening), ("晚上", DayPart.Evening),
        ("晚间", DayPart.Evening), ("夜晚", DayPart.Night), ("夜里", DayPart.Night), ("夜间", DayPart.Night), ("深夜", DayPart.Night), ("半夜", DayPart.Night), ("午夜", DayPart.Night), ("白天", DayPart.Daytime),
    ];

    public static readonly (string Word, string Timex)[] Moments =
    [
        ("刚刚", "PAST_REF"), ("刚才", "PAST_REF"), ("方才", "PAST_REF"), ("最近", "PAST_REF"), ("现在", "PRESENT_REF"), ("目前", "PRESENT_REF"), ("此刻", "PRESENT_REF"), ("此时", "PRESENT_REF"),
        ("马上", "PRESENT_REF"), ("立刻", "PRESENT_REF"), ("立即", "PRESENT_REF"),
    ];

    public static readonly (string Word, TimeUnit Unit)[] Units =
    [
        ("刻钟", TimeUnit.Minute), ("秒钟", TimeUnit.Second), ("秒", TimeUnit.Second), ("分钟", TimeUnit.Minute), ("小时", TimeUnit.Hour), ("钟头", TimeUnit.Hour), ("天", TimeUnit.Day), ("工作日", TimeUnit.BusinessDay),
        ("星期", TimeUnit.Week), ("礼拜", TimeUnit.Week), ("周", TimeUnit.Week), ("月", TimeUnit.Month), ("年", TimeUnit.Year),
    ];

    public static readonly (string Word, int Years)[] Years =
        [("大前年", -3), ("前年", -2), ("去年", -1), ("今年", 0), ("本年", 0), ("这年", 0), ("明年", 1), ("后年", 2)];

    public static readonly (string Word, string Timex)[] Every =
        [("天", "P1D"), ("日", "P1D"), ("周", "P1W"), ("星期", "P1W"), ("礼拜", "P1W"), ("月", "P1M"), ("年", "P1Y"), ("小时", "PT1H"), ("分钟", "PT1M")];

    /// <summary>Words that say how long back, or ahead, before a duration.</summary>
    public static readonly (string Word, int Sign)[] Spans =
        [("过去的", -1), ("过去", -1), ("最近的", -1), ("最近", -1), ("近", -1), ("前", -1), ("上", -1), ("还剩下", 2), ("还剩", 2), ("接下来的", 1), ("接下来", 1), ("未来的", 1), ("未来", 1), ("今后", 1), ("后", 1), ("下", 1)];
}

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>The words of English time expressions, folded. Words without a role are there to be compared with.</summary>
internal static class EnglishTimeWords
{
    public static readonly List<(string Word, WordRole Role, int Value)> All = [];

    public static readonly DayPart[] Parts =
    [
        DayPart.Morning, DayPart.Afternoon, DayPart.Evening, DayPart.Night, DayPart.Daytime, DayPart.NightTime, DayPart.Breakfast, DayPart.Lunch, DayPart.Dinner,
    ];

    private const string Plain =
        """
        a an the of in on at to from till until til through thru between and or by around about approximately near before after since past ago later earlier early late this that next last previous prior
        upcoming coming following current these those today tonight tonite tod tomorrow tmr tmrw yesterday now right just ampm am pm p m half quarter noon noonish midday midnight o'clock oclock oh ish
        day days week weeks end beginning start middle mid starting started beginning than more less equal sooner no not upon for within whole entire all full half couple few several some another my our
        time times day's later's first last year years decade decades fortnight fortnights business working work workweek weekend weekends ad bc st nd rd th e g moment minute recently currently
        previously once every each any other everyday daily weekly monthly yearly annually greater as hence eod eoy eom during ride date dated night's today's tomorrow's yesterday's only out in's it's to's
        may sun sat mar second seconds sec min quarters been being up w c it is was
        """;

    static EnglishTimeWords()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        void Add(WordRole role, int value, string words)
        {
            foreach (var word in words.Split(' '))
            {
                if (known.Add(word)) All.Add((word, role, value));
            }
        }

        string[] months = ["january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec"];
        string[] weekdays = ["monday mon mondays", "tuesday tue tues tuesdays", "wednesday wed wednesdays weds", "thursday thu thur thurs thursdays", "friday fri fridays", "saturday sat saturdays", "sunday sun sundays"];
        string[] units = ["second seconds sec secs s", "minute minutes min mins", "hour hours hr hrs h", "day days d", "", "weekend weekends", "week weeks w wk wks", "month months mo", "year years yr yrs y"];
        string[] parts = ["morning mornings", "afternoon afternoons", "evening evenings", "night nights", "daytime", "nighttime", "breakfast", "lunch lunchtime", "dinner dinnertime supper"];
        string[] holidays = ["christmas xmas", "new", "independence", "halloween", "valentine's valentines valentine", "thanksgiving", "easter", "labor labour", "memorial", "juneteenth", "mother's mothers", "father's fathers"];
        string[] numbers = ["zero nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        string[] ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"];
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        AddAll(WordRole.Month, months, 1);
        AddAll(WordRole.Weekday, weekdays, 1);
        AddAll(WordRole.Unit, units, 0);
        AddAll(WordRole.Part, parts, 0);
        AddAll(WordRole.Holiday, holidays, 0);
        AddAll(WordRole.Number, numbers, 0);
        AddAll(WordRole.Ordinal, ordinals, 0);
        for (var i = 0; i < tens.Length; i++) Add(WordRole.Number, (i + 2) * 10, tens[i]);
        Add(WordRole.Number, 100, "hundred");
        Add(WordRole.Number, 1000, "thousand");
        Add(WordRole.Ordinal, 30, "thirtieth");
        Add(WordRole.None, 0, Plain.ReplaceLineEndings(" "));

        void AddAll(WordRole role, string[] words, int first)
        {
            for (var i = 0; i < words.Length; i++)
            {
                if (words[i].Length > 0) Add(role, i + first, words[i]);
            }
        }
    }

    /// <summary>The unit of a word with <see cref="WordRole.Unit"/>; its values are the places in the list above.</summary>
    public static TimeUnit Unit(int value) => (TimeUnit)value;
}

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>Whole numbers of English words and digits by their grammar: units behind tens, hundreds before them, each scale smaller than the one before.</summary>
internal sealed class CardinalReader(string text, List<NumberToken> tokens)
{
    /// <summary>The longest number from <paramref name="i"/> that ends before <paramref name="limit"/>; null when there is none.</summary>
    public (int End, double Value, double Scale)? Read(int i, int limit)
    {
        var state = new Sum();
        var end = i;
        for (var j = i; j < limit;)
        {
            var token = tokens[j];
            if (token.Word == NumberWord.And && j > i && tokens[j - 1].Word == NumberWord.Scale && IsSmallNumberAt(j + 1, limit, state)) j++;
            else if (token.Sign == '-' && j > i && j + 1 < limit && !tokens[j - 1].IsDigits && tokens[j + 1] is { Word: NumberWord.Cardinal, IsDigits: false }) j++;
            else if (token.Word == NumberWord.Article && j == i) j = IsScaleAt(j + 1, limit) ? AddArticle(ref state, j) : limit + 1;
            else if (Adds(ref state, token, j, i)) end = j = Behind(j, limit, ref state);
            else break;
        }

        return end == i || !state.HasValue ? null : (end, state.Total, state.LastScale);
    }

    /// <summary>The value of "thirty fifth", "one thousand fifth", "trillionth" from <paramref name="i"/> to <paramref name="last"/>; null when it is no such word.</summary>
    public double? ReadOrdinal(int i, int last)
    {
        var ending = tokens[last];
        if (i == last) return ending.Value;
        if (ending.Word == NumberWord.Half || Read(i, last) is not ({ } before) || before.End != last && !(before.End == last - 1 && tokens[last - 1].Sign == '-')) return null;
        if (tokens[i].IsDigits || tokens[i].Word == NumberWord.Scale) return null;
        var ones = before.Value % 100;
        if (ending.Word == NumberWord.ScaleOrdinal) return before.Value * ending.Value;
        return ending.Value < 10 ? ones == 0 || (ones >= 20 && ones % 10 == 0) ? before.Value + ending.Value : null : ones == 0 && before.Value >= 100 ? before.Value + ending.Value : null;
    }

    private static int AddArticle(ref Sum state, int j)
    {
        state.Add(1);
        return j + 1;
    }

    private bool IsScaleAt(int j, int limit) => j < limit && tokens[j].Word is NumberWord.Scale or NumberWord.Dozen;

    // "3 hundred and 2 hundred" are two numbers, and so are "3 hundred and 0".
    private bool IsSmallNumberAt(int j, int limit, Sum state) =>
        j < limit && tokens[j] is { Word: NumberWord.Cardinal, Value: > 0 } next && next.Value < state.LastScale && next.Value == Math.Floor(next.Value)
        && !(j + 1 < limit && IsScaleAt(j + 1, limit) && tokens[j + 1].Value >= state.LastScale);

    private bool Adds(ref Sum state, NumberToken token, int j, int first) => token.Word switch
    {
        NumberWord.Scale => j > first && state.Multiply(token.Value),
        NumberWord.Dozen => j > first && state.Multiply(12),
        // Digits go on only behind a scale word: "4 thousand 3 hundred", but "12 30" are two.
        NumberWord.Cardinal when token.IsDigits => (j == first || (state.HasScale && !tokens[j - 1].IsDigits && token.Value < 1000)) && state.Add(token.Value, isDigits: true),
        NumberWord.Cardinal => state.Add(token.Value),
        _ => false,
    };

    // 10k, 40 000, 1,3 behind digits
    private int Behind(int j, int limit, ref Sum state)
    {
        if (!tokens[j].IsDigits) return j + 1;
        var next = j + 1;
        if (next < limit && tokens[next] is { IsGlued: true, Sign: '\0', IsDigits: false } && text.AsSpan(tokens[next].Start, tokens[next].End - tokens[next].Start).SequenceEqual("k"))
        {
            state.Multiply(1e3);
            return next + 1;
        }

        while (next < limit && tokens[next] is { IsDigits: true, IsGlued: false } group && group.End - group.Start == 3 && tokens[next - 1].End - tokens[next - 1].Start <= 3 && group.Start == tokens[next - 1].End + 1 && text[group.Start] is not '.')
        {
            state.Append(group.Value);
            next++;
        }

        // The comma of a fraction, as in much of Europe.
        if (next == j + 1 && next + 1 < limit && tokens[next] is { Sign: ',', IsGlued: true } && tokens[next + 1] is { IsDigits: true, IsGlued: true } fraction && fraction.End - fraction.Start is 1 or 2 && !text.AsSpan(tokens[j].Start, tokens[j].End - tokens[j].Start).ContainsAny('.', ','))
        {
            state.AddFraction(fraction.Value / Math.Pow(10, fraction.End - fraction.Start));
            next += 2;
        }

        return next;
    }

    /// <summary>A number in the making: what is complete, and the part below a thousand that the next scale word multiplies.</summary>
    private struct Sum
    {
        private double _done, _part, _lastAdded;
        private bool _isOpen;

        public bool HasValue { get; private set; }

        public bool HasScale => LastScale > 0;

        public double LastScale { get; private set; }

        public readonly double Total => _done + _part;

        public bool Add(double value, bool isDigits = false)
        {
            if (_isOpen)
            {
                // Behind "twenty" a unit may come, behind "hundred" anything below it; behind a unit nothing.
                var fits = _lastAdded is >= 20 and < 100 ? value is >= 1 and < 10 && _lastAdded % 10 == 0 && !isDigits : _lastAdded >= 100 && value is > 0 and < 100;
                if (!fits) return false;
            }

            _part += value;
            (_lastAdded, _isOpen, HasValue) = (value, true, true);
            return true;
        }

        public bool Multiply(double scale)
        {
            if (!_isOpen && _done == 0) return false;
            if (scale == 100)
            {
                if (_part == 0 || _lastAdded >= 100) return false;
                _part *= 100;
                (_lastAdded, LastScale) = (100, 100);
                return true;
            }

            if (scale == 12) (_part, _lastAdded) = (_part * 12, 12);
            else if (_part == 0) _done *= scale;
            else (_done, _part) = (_done + (_part * scale), 0);
            (_isOpen, LastScale) = (false, scale);
            return true;
        }

        public void Append(double thousand) => _part = (_part * 1000) + thousand;

        public void AddFraction(double fraction) => _part += fraction;
    }
}

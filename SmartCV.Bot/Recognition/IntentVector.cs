namespace SmartCV.Bot.Recognition;

/// <summary>A text as numbers: positions in the vocabulary and their values, length 1 in all. Reused from text to text.</summary>
internal sealed class IntentVector
{
    private readonly IntentFeatures _features = new();
    private int[] _placeOf = [];
    private byte[] _groups = new byte[1024];

    public int[] Positions { get; private set; } = new int[1024];

    public float[] Values { get; private set; } = new float[1024];

    public int Count { get; private set; }

    /// <summary>Weight of the pieces that are single units or pairs, known or not: what share of a text is known at all is a sign of scope.</summary>
    public float TotalMass { get; private set; }

    public float KnownMass { get; private set; }

    /// <summary>How many pieces are known; 0 means that nothing can be said.</summary>
    public int UnitCount { get; private set; }

    public bool IsUnit(int i) => _groups[i] != IntentFeatures.Letters;

    public void Read(ReadOnlySpan<char> text, IntentVocabulary vocabulary)
    {
        _features.Extract(text);
        if (_placeOf.Length < vocabulary.Count) _placeOf = new int[vocabulary.Count];
        Count = 0;
        TotalMass = 0;
        KnownMass = 0;
        UnitCount = 0;
        for (var i = 0; i < _features.Count; i++) Add(_features.Hashes[i], _features.Groups[i], vocabulary);
        Scale(vocabulary);
    }

    private void Add(ulong feature, byte group, IntentVocabulary vocabulary)
    {
        var position = vocabulary.Find(feature);
        if (group == IntentFeatures.Unit)
        {
            UnitCount++;
            var mass = position < 0 ? vocabulary.UnknownWeight : vocabulary.Weights[position];
            TotalMass += mass;
            if (position >= 0) KnownMass += mass;
        }

        if (position < 0) return;
        if (_placeOf[position] is > 0 and var place)
        {
            Values[place - 1]++;
            return;
        }

        if (Count == Positions.Length) Grow();
        Positions[Count] = position;
        Values[Count] = 1;
        _groups[Count++] = group;
        _placeOf[position] = Count;
    }

    // Each group gets the same say, whatever the number of its pieces: a Latin word has a dozen letter runs and must not drown the rest.
    private void Scale(IntentVocabulary vocabulary)
    {
        Span<float> sums = stackalloc float[IntentFeatures.GroupCount];
        sums.Clear();
        for (var i = 0; i < Count; i++)
        {
            _placeOf[Positions[i]] = 0;
            var value = (1 + MathF.Log(Values[i])) * vocabulary.Weights[Positions[i]];
            Values[i] = value;
            sums[_groups[i]] += value * value;
        }

        var present = 0f;
        for (var g = 0; g < sums.Length; g++)
        {
            if (sums[g] == 0) continue;
            present += Share[g] * Share[g];
            sums[g] = Share[g] / MathF.Sqrt(sums[g]);
        }

        if (present == 0) return;
        var scale = 1 / MathF.Sqrt(present);
        for (var i = 0; i < Count; i++) Values[i] *= sums[_groups[i]] * scale;
    }

    internal static readonly float[] Share = [1f, 0.5f, 0.6f, 1f];

    private void Grow()
    {
        var (positions, values, groups) = (Positions, Values, _groups);
        Array.Resize(ref positions, Count * 2);
        Array.Resize(ref values, Count * 2);
        Array.Resize(ref groups, Count * 2);
        (Positions, Values, _groups) = (positions, values, groups);
    }
}

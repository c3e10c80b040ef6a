using System.Runtime.CompilerServices;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Cuts a text into the pieces the understanding learns from, as 64-bit hashes: no strings are made on the way. A unit is one Han character
/// or one Latin word; pieces are runs of one to four units (with the edges of the text) and, inside Latin words, runs of three to five letters,
/// which carry over typing slips and endings. Full width, capitals and traditional characters are folded first.
/// </summary>
internal sealed class IntentFeatures
{
    /// <summary>Longer texts are reports; their beginning says enough and the cost stays bounded.</summary>
    public const int LongestText = 320;

    private const ulong EdgeUnit = 0x9E3779B97F4A7C15;
    private const int MaxUnits = LongestText + 2;

    private readonly ulong[] _units = new ulong[MaxUnits];
    private readonly byte[] _kinds = new byte[MaxUnits];
    private readonly char[] _word = new char[LongestText + 2];
    private int _unitCount;

    public ulong[] Hashes { get; private set; } = new ulong[2048];

    /// <summary>What each piece is: <see cref="Unit"/>, <see cref="Run"/> or <see cref="Letters"/>.</summary>
    public byte[] Groups { get; private set; } = new byte[2048];

    public int Count { get; private set; }

    public const byte Unit = 0;
    public const byte Pair = 1;
    public const byte Run = 2;
    public const byte Letters = 3;
    public const int GroupCount = 4;

    private const byte Han = 0;
    private const byte Latin = 1;
    private const byte Edge = 2;

    public void Extract(ReadOnlySpan<char> text)
    {
        Count = 0;
        _unitCount = 0;
        AddUnit(EdgeUnit, Edge);
        if (text.Length > LongestText) text = text[..LongestText];
        var at = 0;
        while (at < text.Length)
        {
            var c = IntentFolding.Fold(text[at]);
            if (IntentFolding.IsHan(c))
            {
                AddUnit(Mix(c), Han);
                at++;
            }
            else if (char.IsLetterOrDigit(c)) at = ReadWord(text, at);
            else at++;
        }

        AddUnit(EdgeUnit, Edge);
        AddRuns();
    }

    private int ReadWord(ReadOnlySpan<char> text, int at)
    {
        var length = 0;
        _word[length++] = '_';
        while (at < text.Length)
        {
            var c = IntentFolding.Fold(text[at]);
            if (c == '\'' && at + 1 < text.Length && length > 1)
            {
                at++;
                continue;
            }

            if (!char.IsLetterOrDigit(c) || IntentFolding.IsHan(c)) break;
            _word[length++] = c;
            at++;
        }

        var word = _word.AsSpan(1, length - 1);
        AddUnit(HashOf(word[..IntentFolding.StemLength(word)]), Latin);
        _word[length++] = '_';
        for (var n = 3; n <= 5; n++)
            for (var i = 0; i + n <= length; i++) Add(HashOf(_word.AsSpan(i, n)) * 31 + (ulong)n, Letters);
        return at;
    }

    private void AddRuns()
    {
        for (var i = 0; i < _unitCount; i++)
        {
            var hash = 0UL;
            for (var n = 1; n <= 4 && i + n <= _unitCount; n++)
            {
                hash = Combine(hash, _units[i + n - 1]);
                if (n == 1)
                {
                    if (_kinds[i] != Edge) Add(hash, Unit);
                    continue;
                }

                // Longer runs of Latin words repeat whole sentences; pairs are enough. An edge counts with its two neighbours at most.
                if (n > 2 && (_kinds[i] == Latin && _kinds[i + n - 1] == Latin)) break;
                if (n > 3 && (_kinds[i] == Edge || _kinds[i + n - 1] == Edge)) break;
                Add(hash + (ulong)n, n == 2 && _kinds[i] == Han && _kinds[i + 1] == Han ? Pair : Run);
            }
        }
    }

    private void AddUnit(ulong hash, byte kind)
    {
        if (_unitCount == MaxUnits) return;
        _units[_unitCount] = hash;
        _kinds[_unitCount++] = kind;
    }

    private void Add(ulong hash, byte group)
    {
        if (Count == Hashes.Length)
        {
            var hashes = Hashes;
            var groups = Groups;
            Array.Resize(ref hashes, Count * 2);
            Array.Resize(ref groups, Count * 2);
            (Hashes, Groups) = (hashes, groups);
        }

        Hashes[Count] = hash;
        Groups[Count++] = group;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HashOf(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return Mix(hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Combine(ulong hash, ulong unit) => Mix((hash * 0x9FB21C651E98DF25UL) ^ unit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93UL;
        return value ^ (value >> 29);
    }
}

using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>Spellings that mean the same to the understanding: width, case, traditional characters, English endings.</summary>
internal static class IntentFolding
{
    // Colloquial and often mistaken characters: 帐号, 登陆, 咋办, 有啥, 好嘛. Then those that a phone offers for the same sound: 倒出, 蜜码, 筒历, 腿款, 会圆, 模版,
    // 定单, 公单. Both sides are folded, so little is lost where the two really differ: their neighbours still tell them apart.
    private const string Spoken = "帐陆咋啥嘛么您妳" + "再做得地像定厉励倒版摸膜圆筒检剪蜜油灯腿废克份公健栽忧符";
    private const string Plain = "账录怎什吗吗你你" + "在作的的象订历历导板模模员简简简密邮登退费客分工键载优服";

    private static readonly char[] Han = Table();

    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';

    /// <summary>Full width to half, capitals to small, traditional to simplified, one character at a time.</summary>
    public static char Fold(char c)
    {
        if (c < 0x80) return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
        if (c is >= '\u4E00' and <= '\u9FFF') return Han[c - 0x4E00];
        if (c is >= '\uFF01' and <= '\uFF5E') return Fold((char)(c - 0xFEE0));
        return c is '\u2019' or '\u2018' ? '\'' : char.ToLowerInvariant(c);
    }

    /// <summary>How much of a Latin word stays when its ending is cut: plural, -ing, -ed, -ly. Rough on purpose: both sides are cut alike.</summary>
    public static int StemLength(ReadOnlySpan<char> word)
    {
        var n = word.Length;
        if (n > 5 && word.EndsWith("ing")) n -= 3;
        else if (n > 4 && word.EndsWith("ied")) return n - 2;
        else if (n > 4 && word.EndsWith("ies")) return n - 2;
        else if (n > 4 && word.EndsWith("ed")) n -= 2;
        else if (n > 5 && word.EndsWith("ly")) n -= 2;
        else if (n > 4 && (word.EndsWith("ses") || word.EndsWith("xes") || word.EndsWith("ches") || word.EndsWith("shes"))) n -= 2;
        else if (n > 3 && word[n - 1] == 's' && word[n - 2] != 's') n -= 1;
        if (n > 3 && word[n - 1] == 'e') n--;
        return n > 3 && word[n - 1] == word[n - 2] && word[n - 1] is not ('s' or 'l') ? n - 1 : n;
    }

    private static char[] Table()
    {
        var table = new char[0x9FFF - 0x4E00 + 1];
        for (var i = 0; i < table.Length; i++) table[i] = TraditionalHan.Simplify((char)(0x4E00 + i));
        for (var i = 0; i < table.Length; i++)
            if (Spoken.IndexOf(table[i]) is >= 0 and var at) table[i] = Plain[at];
        return table;
    }
}

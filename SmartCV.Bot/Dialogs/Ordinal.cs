namespace SmartCV.Bot.Dialogs;

/// <summary>Numbers with which people pick: 3, 第三, ③, 十二.</summary>
internal static class Ordinal
{
    private const string Digits = "一二三四五六七八九";

    /// <summary>From 1 to 99, or null.</summary>
    public static int? Read(string text)
    {
        var key = Plain.Key(text);
        if (key.Length is 0 or > 6) return null;
        if (key[0] == '第') key = key[1..].TrimEnd('个', '项', '条', '行', '种', ' ');
        if (key.Length == 0) return null;
        if (key.Length == 1 && key[0] is >= '①' and <= '⑳') return key[0] - '①' + 1;
        if (key.Length <= 2 && key.All(char.IsAsciiDigit)) return int.Parse(key, System.Globalization.CultureInfo.InvariantCulture) is > 0 and var n ? n : null;
        return Chinese(key);
    }

    public static string Mark(int number) => number is >= 1 and <= 20 ? ((char)('①' + number - 1)).ToString() : $"({number})";

    private static int? Chinese(string key)
    {
        var ten = key.IndexOf('十');
        if (ten < 0) return key.Length == 1 && Digits.IndexOf(key[0]) is >= 0 and var d ? d + 1 : null;
        var tens = ten == 0 ? 1 : ten == 1 ? Digits.IndexOf(key[0]) + 1 : 0;
        var ones = key.Length == ten + 1 ? 0 : key.Length == ten + 2 ? Digits.IndexOf(key[ten + 1]) + 1 : -1;
        return tens > 0 && ones >= 0 && (ones > 0 || key.Length == ten + 1) ? (tens * 10) + ones : null;
    }
}

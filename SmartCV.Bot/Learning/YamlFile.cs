using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace SmartCV.Bot.Learning;

/// <summary>
/// The text of a content file, to which lines can be added while every other character stays: comments, order and the author's way of writing belong to
/// people. A place is found by the marks of the parser and the result is parsed again; what did not come out as meant is refused, and the file stays.
/// </summary>
internal sealed class YamlFile
{
    private readonly string _newLine;

    public YamlFile(string text)
    {
        Text = text;
        _newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    public string Text { get; private set; }

    /// <summary>The items of a file of items, each with the lines it is written in, from the dash on, without the indentation before it.</summary>
    /// <returns>Null when they are not written one below the other.</returns>
    public static IReadOnlyList<(string Id, string Lines)>? ItemsOf(string text)
    {
        if (Parse(text) is not { } root || Child(root, "items") is not YamlSequenceNode { Style: not SequenceStyle.Flow } items) return null;
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var starts = items.Children.Select(i => (int)i.Start.Line - 1).ToList();
        var found = new List<(string, string)>();
        for (var i = 0; i < starts.Count; i++)
        {
            var indent = lines[starts[i]].IndexOf('-');
            if (indent < 0 || lines[starts[i]][..indent].Trim().Length > 0) return null;
            var end = i + 1 < starts.Count ? starts[i + 1] : EndOf(lines, starts[i] + 1, indent);
            var own = lines[starts[i]..end].Select(l => l.Length >= indent && l[..indent].Trim().Length == 0 ? l[indent..] : l.TrimStart());
            found.Add(((Child(items.Children[i], "id") as YamlScalarNode)?.Value ?? "", string.Join('\n', own).TrimEnd()));
        }

        return found;
    }

    /// <summary>Adds a text at the end of a list.</summary>
    /// <param name="find">Finds the list from the root of the file.</param>
    /// <returns>False, and nothing has changed, when the list is not there or is written in a way that this does not know.</returns>
    public bool AddText(Func<YamlNode, YamlNode?> find, string text)
    {
        if (Parse(Text) is not { } root || find(root) is not YamlSequenceNode { Children: [.., { } last] } list) return false;
        var before = Texts(list);
        var changed = list.Style == SequenceStyle.Flow
            ? Insert(Trimmed((int)last.End.Index), ", " + Scalar(text, inFlow: true))
            : Insert(EndOfLine((int)last.End.Index), Dash(last) is { } dash ? $"{dash}- {Scalar(text, inFlow: false)}{_newLine}" : "");
        if (Parse(changed) is not { } again || find(again) is not YamlSequenceNode grown || !Texts(grown).SequenceEqual([.. before, text])) return false;
        Text = changed;
        return true;
    }

    /// <summary>Adds an item at the end of a file of items.</summary>
    /// <param name="lines">As <see cref="ItemsOf"/> gives them.</param>
    public bool AddItem(string id, string lines)
    {
        if (Parse(Text) is not { } root || Child(root, "items") is not YamlSequenceNode { Style: not SequenceStyle.Flow, Children: [.., { } last] } items) return false;
        var dash = Dash(last) ?? "";
        var own = string.Concat(lines.Split('\n').Select(l => (l.Length == 0 ? "" : dash + l) + _newLine));
        var at = EndOfLine((int)Leaf(items).End.Index);
        // Blank lines at the end of a block of text belong to the gap between items.
        while (at > 0 && BlankLineBefore(at) is { } start) at = start;
        var changed = Insert(at, _newLine + own);
        if (Parse(changed) is not { } again || Child(again, "items") is not YamlSequenceNode grown || grown.Children.Count != items.Children.Count + 1
            || (Child(grown.Children[^1], "id") as YamlScalarNode)?.Value != id) return false;
        Text = changed;
        return true;
    }

    public static YamlNode? Child(YamlNode? node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private string Insert(int at, string text)
    {
        // The last line of a file may lack its end.
        var end = at > 0 && at == Text.Length && Text[at - 1] != '\n' && text.EndsWith('\n') ? _newLine : "";
        return Text[..at] + end + text + Text[at..];
    }

    private int Trimmed(int at)
    {
        while (at > 0 && char.IsWhiteSpace(Text[at - 1])) at--;
        return at;
    }

    private int EndOfLine(int at)
    {
        at = Math.Min(at, Text.Length);
        if (at > 0 && Text[at - 1] == '\n') return at;
        var end = Text.IndexOf('\n', at);
        return end < 0 ? Text.Length : end + 1;
    }

    private int? BlankLineBefore(int at)
    {
        if (at == 0 || Text[at - 1] != '\n') return null;
        var start = Text.LastIndexOf('\n', at - 2 < 0 ? 0 : at - 2) + 1;
        return start < at && Text[start..at].Trim().Length == 0 ? start : null;
    }

    /// <summary>What stands before the dash of a list's entry; null when it does not begin a line.</summary>
    private string? Dash(YamlNode entry)
    {
        var lineStart = entry.Start.Index == 0 ? 0 : Text.LastIndexOf('\n', (int)entry.Start.Index - 1) + 1;
        var before = Text[lineStart..(int)entry.Start.Index];
        var dash = before.IndexOf('-');
        return dash >= 0 && before[..dash].Trim().Length == 0 ? before[..dash] : null;
    }

    private static YamlNode Leaf(YamlNode node) => node switch
    {
        YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } map => Leaf(map.Children[^1].Value),
        YamlSequenceNode { Style: not SequenceStyle.Flow, Children: [.., { } last] } => Leaf(last),
        _ => node,
    };

    private static int EndOf(string[] lines, int from, int indent)
    {
        // The item ends where something stands further left, or at its dash's place: the next key of the file.
        for (var i = from; i < lines.Length; i++)
            if (lines[i].Trim().Length > 0 && !lines[i].TrimStart().StartsWith('#') && lines[i].Length - lines[i].TrimStart().Length <= indent) return i;
        return lines.Length;
    }

    private static List<string> Texts(YamlSequenceNode list) => list.Children.Select(c => (c as YamlScalarNode)?.Value ?? "").ToList();

    /// <summary>The text as it is where YAML reads it back unchanged; in double quotes otherwise.</summary>
    public static string Scalar(string text, bool inFlow)
    {
        var plain = Parse(inFlow ? $"a: [x, {text}, y]" : $"a:\n- {text}\n");
        var expected = inFlow ? new[] { "x", text, "y" } : [text];
        if (Child(plain, "a") is YamlSequenceNode list && list.Children.All(c => c is YamlScalarNode { Style: ScalarStyle.Plain }) && Texts(list).SequenceEqual(expected)) return text;
        return $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private static YamlNode? Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1 ? stream.Documents[0].RootNode : null;
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            // Not valid YAML: see ContentNode for the second kind. The caller decides what to say.
            return null;
        }
    }
}

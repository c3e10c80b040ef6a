using System.Globalization;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Learning;

/// <summary>
/// The command <c>learn</c>: what an operator types to teach the bot. Exit codes: 0 it was done, or the check found nothing against it; 1 the change makes things worse
/// beyond the measure (and was not put to use); 2 it could not be done, and the message says why. With <c>--json</c> a mistake is <c>{"error":"..."}</c>.
/// </summary>
public sealed class LearnCommand(LearnDesk desk, LearnArguments arguments, TextWriter output)
{
    // Of a group so many texts are taken, the most frequent: the listing shows the same ones.
    private const int MostOfGroup = LearnPrint.Examples;

    public const string Help = """
        Teach the bot from what customers asked in vain (docs/learning.md):

          questions --groups              open questions in groups, each with an id and the nearest items
          learn from QUESTION ITEM        the texts of a group (or of one question) become ways of asking for the item
          learn variant ITEM "TEXT"       any other way of asking; ITEM is an FAQ id, or an intent such as human or none
          learn item FILE.yaml            new items, in the format of dialogs/languages/zh/faq; --language en: their translation
                                          (variant and item take --from QUESTION: it counts as answered by this)
          learn ignore QUESTION           somebody saw it, nothing is to be done
          learn list [--all]              what was learned, and what should be looked at
          learn check [NUMBER ...]        what would get better and what worse; without numbers: everything that is proposed
          learn apply NUMBER ...          checks, and puts to use unless things get worse; --anyway: in any case
                                          (check and apply take --against FILE.tsv, lines of text TAB label; several are possible)
          learn withdraw NUMBER ...       takes back; the questions are open again
          learn export [FOLDER]           writes what is in use into the files of dialogs/, here or in the folder

        Every line takes --json, --author NAME and the settings of the host (--DataFolder, --Database:Engine ...). Hosts that run take over by themselves.
        """;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        try
        {
            return arguments.Verb switch
            {
                "from" => await FromAsync(ct),
                "variant" => await VariantAsync(ct),
                "item" => await ItemAsync(ct),
                "ignore" => await IgnoreAsync(ct),
                "list" => await ListAsync(ct),
                "check" => await CheckAsync(ct),
                "apply" => await ApplyAsync(ct),
                "withdraw" => await WithdrawAsync(ct),
                "export" => await ExportAsync(ct),
                "" => throw new LearnException(Help),
                _ => throw new LearnException($"There is no 'learn {arguments.Verb}'.\n\n{Help}"),
            };
        }
        catch (LearnException e)
        {
            return Fail(e.Message);
        }
    }

    private int Fail(string message)
    {
        output.WriteLine(arguments.Json ? PrintedJson.Write(new { error = message }) : message);
        return 2;
    }

    private async Task<int> FromAsync(CancellationToken ct)
    {
        var words = Words(2, "learn from QUESTION ITEM", "'questions --groups' shows the ids of questions and the nearest items.");
        var (texts, ids) = await AskedAsync(words[0], ct);
        var numbers = await desk.ProposeVariantsAsync(new VariantProposal(words[1], texts, arguments.Language, ids, arguments.Author), ct);
        return Proposed(numbers);
    }

    private async Task<int> VariantAsync(CancellationToken ct)
    {
        var words = Words(2, "learn variant ITEM \"TEXT\"", "Put the text in quotes: learn variant acc-register \"how do I sign up\"");
        var ids = arguments.From is { } from ? (await AskedAsync(from, ct)).Ids : [];
        return Proposed(await desk.ProposeVariantsAsync(new VariantProposal(words[0], [words[1]], arguments.Language, ids, arguments.Author), ct));
    }

    private async Task<int> ItemAsync(CancellationToken ct)
    {
        var words = Words(1, "learn item FILE.yaml", "The file has the format of dialogs/languages/zh/faq; docs/faq.md explains it.");
        var ids = arguments.From is { } from ? (await AskedAsync(from, ct)).Ids : [];
        return Proposed(await desk.ProposeItemsAsync(new ItemProposal(words[0], arguments.Language, ids, arguments.Author), ct));
    }

    private int Proposed(IReadOnlyList<long> numbers)
    {
        var all = string.Join(' ', numbers);
        output.WriteLine(arguments.Json
            ? PrintedJson.Write(new { entries = numbers })
            : $"Written down as {Entries(numbers.Count)} {string.Join(", ", numbers)}, without effect yet. Next: learn check {all}, then learn apply {all}");
        return 0;
    }

    private async Task<int> IgnoreAsync(CancellationToken ct)
    {
        var words = Words(1, "learn ignore QUESTION", "'questions --groups' shows the ids of questions.");
        var (_, ids) = await AskedAsync(words[0], ct, all: true);
        await desk.IgnoreAsync(ids);
        output.WriteLine(arguments.Json ? PrintedJson.Write(new { ignored = ids.Count }) : $"Off the list: {ids.Count}. Whoever asks again puts the question back.");
        return 0;
    }

    private async Task<int> ListAsync(CancellationToken ct)
    {
        Words(0, "learn list [--all]", "");
        var (entries, notes) = await desk.ListAsync(ct);
        var shown = arguments.All ? entries : entries.Where(e => e.State is OverlayState.Proposed or OverlayState.Active).ToList();
        if (arguments.Json) output.WriteLine(LearnJson.Of(shown, notes));
        else LearnPrint.List(shown, notes, output);
        return 0;
    }

    private async Task<int> CheckAsync(CancellationToken ct)
    {
        var check = await desk.CheckAsync(Numbers(), arguments.Against, ct);
        if (arguments.Json) output.WriteLine(LearnJson.Of(check));
        else LearnPrint.Check(check, output);
        if (!arguments.Json)
            output.WriteLine(check.Report.GetsWorse
                ? "It makes things worse. Choose other words or another item, or decide otherwise: learn apply ... --anyway"
                : "Nothing speaks against it.");
        return check.Report.GetsWorse ? 1 : 0;
    }

    private async Task<int> ApplyAsync(CancellationToken ct)
    {
        var numbers = Numbers();
        var change = await desk.ApplyAsync(numbers, arguments.Against, arguments.Anyway, arguments.Author, ct);
        if (arguments.Json)
        {
            output.WriteLine(LearnJson.Of(change));
        }
        else
        {
            if (change.Check is not null) LearnPrint.Check(change.Check, output);
            output.WriteLine(change switch
            {
                { Check: null } => "Confirmed: it goes with the item as it is now.",
                { Applied: true } => "It is in use. A host that runs answers with it within a few seconds, or as soon as it has learned it.",
                _ => $"It makes things worse and was NOT put to use. Choose other words or another item, or decide otherwise: learn apply {string.Join(' ', numbers)} --anyway",
            });
        }

        return change.Applied ? 0 : 1;
    }

    private async Task<int> WithdrawAsync(CancellationToken ct)
    {
        var numbers = Numbers();
        await desk.WithdrawAsync(numbers, arguments.Author, ct);
        output.WriteLine(arguments.Json ? PrintedJson.Write(new { withdrawn = numbers }) : $"Withdrawn: {Entries(numbers.Count)} {string.Join(", ", numbers)}. The questions behind it are open again.");
        return 0;
    }

    private async Task<int> ExportAsync(CancellationToken ct)
    {
        if (arguments.Words.Count > 1) throw new LearnException("Expected is: learn export [FOLDER]");
        var change = await desk.ExportAsync(arguments.Words.FirstOrDefault(), arguments.Author, ct);
        if (arguments.Json) output.WriteLine(LearnJson.Of(change));
        else LearnPrint.Export(change, output);
        return 0;
    }

    private async Task<(IReadOnlyList<string> Texts, IReadOnlyList<string> Ids)> AskedAsync(string id, CancellationToken ct, bool all = false)
    {
        var groups = (await desk.GroupsAsync(ct)).Groups;
        if (groups.FirstOrDefault(g => g.Id == id) is { } group)
            return (group.Texts.Take(all ? int.MaxValue : MostOfGroup).Select(t => t.Text).ToList(), group.Texts.SelectMany(t => t.Questions).ToList());
        if (groups.SelectMany(g => g.Texts).FirstOrDefault(t => t.Id == id || t.Questions.Contains(id)) is { } text) return ([text.Text], text.Questions);
        throw new LearnException($"There is no open question '{id}'. 'questions --groups' shows the ids: eight digits and letters at the head of a group or before a text.");
    }

    private IReadOnlyList<string> Words(int count, string expected, string more) =>
        arguments.Words.Count == count ? arguments.Words : throw new LearnException($"Expected is: {expected}{(arguments.Words.Count > 0 ? $"; was: {string.Join(' ', arguments.Words)}" : "")}. {more}".TrimEnd());

    private List<long> Numbers() => arguments.Words.Select(w =>
        long.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new LearnException($"'{w}' is no number of an entry; 'learn list' shows them.")).Distinct().ToList();

    private static string Entries(int count) => count == 1 ? "entry" : "entries";
}

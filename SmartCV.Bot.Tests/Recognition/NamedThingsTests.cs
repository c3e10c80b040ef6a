using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Recognition;

/// <summary>
/// Systems, browsers, devices, networks, app versions, quoted error messages, plans, ticket and order numbers in sentences of our own
/// (<c>Data/named-things.tsv</c>), since no public specification has them. About a third are look-alikes, in which nothing may be read.
/// </summary>
public sealed class NamedThingsTests
{
    private const int Enough = 40, EnoughLookAlikes = 15;

    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static readonly List<(string Field, string Text, string? Value)> Rows =
        [.. File.ReadLines(Repository.Under("SmartCV.Bot.Tests/Recognition/Data/named-things.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(cells => (cells[0], cells[1], cells.Length > 2 ? cells[2] : null))];

    public static TheoryData<string> Fields => [.. Rows.Select(row => row.Field).Distinct()];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_thing_is_read_in_many_spellings_and_not_in_its_look_alikes(string field)
    {
        var wrong = Rows.Where(row => row.Field == field && Read(field, row.Text) != row.Value).Select(row => $"{row.Text}: {Read(field, row.Text) ?? "nothing"} instead of {row.Value ?? "nothing"}");

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_thing_has_enough_sentences_and_look_alikes(string field)
    {
        var rows = Rows.Where(row => row.Field == field).ToList();

        Assert.InRange(rows.Count, Enough, int.MaxValue);
        Assert.InRange(rows.Count(row => row.Value is null), EnoughLookAlikes, int.MaxValue);
        Assert.Equal(rows.Count, rows.Select(row => row.Text).Distinct().Count());
    }

    private static string? Read(string field, string text) =>
        field == "ticket" ? TicketNumber.Find(text) : FactReader.Read([text], new ReadContext(SampleReport.Now, Shanghai, "zh"))[field];
}

using System.Net;
using System.Text.RegularExpressions;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>A page of a form, used over HTTP as by a browser without a script.</summary>
/// <param name="Html">As it came.</param>
internal sealed partial record HelpPage(HttpStatusCode Status, string Html, Uri Address, HttpResponseMessage Answer)
{
    public const string Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";

    /// <summary>What a person reads: references resolved.</summary>
    public string Text => WebUtility.HtmlDecode(Html);

    public string? Spare => Hidden("_spare");

    public static HttpClient Client(TestDesk desk)
    {
        var http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };
        http.DefaultRequestHeaders.Add("User-Agent", Windows);
        http.DefaultRequestHeaders.Add("Sec-CH-UA-Platform-Version", "\"15.0.0\"");
        return http;
    }

    public static async Task<HelpPage> OpenAsync(HttpClient http, string path) => await ReadAsync(await http.GetAsync(path));

    /// <summary>The form with the page's hidden values and these, as it stands on the page otherwise empty.</summary>
    /// <param name="visitor">The key that a script would put in.</param>
    public PageForm Fill(string? visitor, params (string Name, string Value)[] values)
    {
        var form = new PageForm().Value("_id", Hidden("_id")!).Value("_spare", Spare!).Value("_visitor", visitor ?? Hidden("_visitor")!);
        foreach (var (name, value) in values) form.Value(name, value);
        return form;
    }

    public PageForm Fill(params (string Name, string Value)[] values) => Fill(null, values);

    /// <summary>Sends a form to the page's own address; the answer is the page that a browser would end at.</summary>
    public async Task<HelpPage> SendAsync(HttpClient http, PageForm form) => await ReadAsync(await http.PostAsync(WebUtility.HtmlDecode(Action().Match(Html).Groups[1].Value), form.Content));

    /// <summary>Links of files that are kept for the next try.</summary>
    public IEnumerable<string> Kept => KeptLink().Matches(Html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value));

    /// <summary>The ticket whose progress page this is.</summary>
    public async Task<Ticket> TicketAsync(TestDesk desk)
    {
        Assert.True(Address.AbsolutePath.StartsWith("/t/", StringComparison.Ordinal), $"{(int)Status} {Address}: {Text}");
        return (await desk.Get<TicketStore>().FindByKeyAsync(Address.AbsolutePath["/t/".Length..], CancellationToken.None))!.Ticket;
    }

    private static async Task<HelpPage> ReadAsync(HttpResponseMessage answer) =>
        new(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.RequestMessage!.RequestUri!, answer);

    public string? Hidden(string name) => Regex.Match(Html, $"name=\"{name}\" value=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("name=\"_kept\" value=\"([^\"]+)\"")]
    private static partial Regex KeptLink();
}

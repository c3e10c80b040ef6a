using System.Net;
using System.Net.Sockets;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Turns;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Hosting;

/// <param name="State">ok, warning or wrong.</param>
/// <param name="What">The setting or the matter.</param>
/// <param name="Says">What was found; never a secret.</param>
/// <param name="Do">What to do about it; empty when nothing.</param>
public sealed record Finding(string State, string What, string Says, string Do = "")
{
    public const string Fine = "ok", Warning = "warning", Wrong = "wrong";
}

/// <summary>
/// What is missing or wrong in the set-up of the WeChat account. First what can be seen here, then, with a token that works, what the platform says. Nothing is changed there,
/// and nobody gets a message: the permission to send is asked for with an openid that nobody has.
/// </summary>
internal sealed class WeChatCheck(WebApplication app, Func<string, Task<IPAddress[]>> resolve)
{
    private const string Nobody = "oSmartCVChecksWithNobody0000";

    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookUp = TimeSpan.FromSeconds(5);

    private readonly List<Finding> _found = [];

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct)
    {
        var options = new WeChatOptions();
        app.Configuration.GetSection("WeChat").Bind(options, o => o.ErrorOnUnknownConfiguration = true);
        Settings(options);
        await PublicAddressAsync(app.Configuration["Support:PublicAddress"] ?? "");
        Menu();
        if (_found.Any(f => f is { State: Finding.Wrong, What: "Settings" }) || !options.IsOn) return _found;
        if (!options.HasApi)
        {
            Add(Finding.Warning, "WeChat:AppSecret", "is empty: only replies inside a push are possible, no pictures of users, nothing later.", "Copy AppID and AppSecret from the console (开发者ID).");
            return _found;
        }

        await DatabaseStart.RunAsync(app.Services);
        await PlatformAsync(options, ct);
        return _found;
    }

    private void Add(string state, string what, string says, string todo = "") => _found.Add(new Finding(state, what, says, todo));

    private void Settings(WeChatOptions o)
    {
        foreach (var problem in WeChatOptions.Check(o)) Add(Finding.Wrong, "Settings", problem, "appsettings.json explains each setting.");
        if (o.IsOn) Add(Finding.Fine, "WeChat:Token", "is set; the same must stand in the console (令牌 Token).");
        else Add(Finding.Wrong, "WeChat:Token", "is empty: the channel is off.", "Choose 3 to 32 letters and digits, and type the same into the console (服务器配置, 令牌).");
        if (o.IsSafe) Add(Finding.Fine, "WeChat:AesKey", "is set: only encrypted pushes are taken. The console must say 安全模式.");
        else Add(Finding.Warning, "WeChat:AesKey", "is empty: pushes are not encrypted, and nothing protects their content.", "Set the EncodingAESKey of the console (消息加解密密钥) and choose 安全模式 there.");
        if (o.OriginalId.Length > 0) Add(Finding.Fine, "WeChat:OriginalId", $"{o.OriginalId}; pushes for other accounts are refused.");
        else Add(Finding.Warning, "WeChat:OriginalId", "is empty: pushes for another account with the same token would be taken.", "Set it to the account's own id (原始ID, gh_...).");
        if (o.ApiBaseUrl != new WeChatOptions().ApiBaseUrl) Add(Finding.Warning, "WeChat:ApiBaseUrl", $"is {o.ApiBaseUrl} and not WeChat's own.", "Right for a proxy of yours or a simulation only.");
        Notification(o);
    }

    private void Notification(WeChatOptions o)
    {
        const string Name = "WeChat:Notification";
        var n = o.Notification;
        if (!n.IsOn) Add(Finding.Warning, Name, "TemplateId is empty: an outcome after 48 hours waits until the user writes.", "Choose a template in the console (模板消息 or 订阅通知) and set TemplateId.");
        else if (n.TextField.Length == 0) Add(Finding.Wrong, Name, "TextField is empty, so the notification would say nothing.", "Set it to the name of the template's text field, such as thing1.");
        else if (n.Url.Length > 0 && !n.Url.StartsWith("https://", StringComparison.Ordinal)) Add(Finding.Warning, Name, $"Url is {n.Url}: WeChat opens https addresses only without a warning.", "Use an https address, or leave it empty.");
        else Add(Finding.Fine, Name, $"{(n.Subscription == Switch.On ? "subscription notification" : "template message")} with the fields {string.Join(", ", new[] { n.TextField, n.TimeField }.Where(f => f.Length > 0))}; compare them with the template in the console.");
    }

    private async Task PublicAddressAsync(string given)
    {
        const string Name = "Support:PublicAddress";
        var pushes = $"The server URL in the console (服务器地址) is {(given.Length > 0 ? given.TrimEnd('/') : "https://support.example.com")}{WeChatSetup.Path}.";
        if (!Uri.TryCreate(given, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            Add(Finding.Wrong, Name, given.Length == 0 ? "is empty: links in messages would lead to this machine." : $"'{given}' is no address.", "Set it to where users reach this host. " + pushes);
        else if (address.Port is not (80 or 443)) Add(Finding.Wrong, Name, $"{given} has port {address.Port}; WeChat pushes to the ports 80 and 443 only.", "Put a proxy with HTTPS in front. " + pushes);
        else if (address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IsPrivate(ip))) Add(Finding.Wrong, Name, $"{given} cannot be reached from outside.", "WeChat must reach the host under a public name. " + pushes);
        else if (await ResolvesAsync(address) is { } why) Add(Finding.Warning, Name, why, "Look at the DNS entry. " + pushes);
        else if (address.Scheme != "https") Add(Finding.Warning, Name, $"{given} is not encrypted.", "Use https: links and pages carry what users wrote. " + pushes);
        else Add(Finding.Fine, Name, $"{given}. {pushes}");
    }

    private async Task<string?> ResolvesAsync(Uri address)
    {
        if (address.HostNameType != UriHostNameType.Dns) return null;
        try
        {
            var found = await resolve(address.Host).WaitAsync(LookUp);
            return found.All(IsPrivate) ? $"{address.Host} is known on this machine as {string.Join(", ", found.Take(3).Select(f => f.ToString()))}, which cannot be reached from outside." : null;
        }
        catch (Exception e) when (e is SocketException or TimeoutException)
        {
            return $"the name {address.Host} is not known on this machine.";
        }
    }

    // Loopback, link-local and the ranges of RFC 1918 and RFC 4193.
    private static bool IsPrivate(IPAddress ip)
    {
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        if (IPAddress.IsLoopback(ip) || ip.IsIPv6LinkLocal || ip.IsIPv6UniqueLocal) return true;
        return ip.AddressFamily == AddressFamily.InterNetwork && ip.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..];
    }

    private void Menu()
    {
        var problems = new ContentProblems();
        WeChatMenuFile.Read(app.Environment.ContentRootPath, problems);
        foreach (var problem in problems.Found) Add(Finding.Wrong, "Menu", problem.ToString(), "Mend the file.");
    }

    private async Task PlatformAsync(WeChatOptions options, CancellationToken ct)
    {
        var api = app.Services.GetRequiredService<WeChatApi>();
        await ClockAsync(options, ct);
        var addresses = await api.CallbackIpsAsync(ct);
        if (!addresses.IsOk)
        {
            Add(Finding.Wrong, "WeChat:AppId and AppSecret", addresses.Message, Advice(addresses.Code));
            return;
        }

        Add(Finding.Fine, "WeChat:AppId and AppSecret", "an access token was given.");
        Add(Finding.Fine, "Pushes", $"come from {addresses.Value.Count} addresses, such as {string.Join(", ", addresses.Value.Take(3))}: your firewall must let them in.");
        Permission(options, await api.SendAsync(Nobody, WeChatMessages.Text("check"), ct));
        var menu = await api.HasMenuAsync(ct);
        if (!menu.IsOk) Add(Finding.Warning, "Menu", menu.Message, "The account may not be allowed to have one.");
        else if (menu.Value) Add(Finding.Fine, "Menu", "the account has one.");
        else Add(Finding.Warning, "Menu", "the account has none.", "Create it with the command wechat-menu.");
    }

    private void Permission(WeChatOptions options, WeChatAnswer answer)
    {
        const string Name = "Customer-service messages";
        var isOn = options.CustomerServiceApi == Switch.On;
        // Who refuses the openid would have sent to another one.
        if (answer.IsOk || answer.Reaction is WeChatReaction.UnknownUser or WeChatReaction.WindowClosed or WeChatReaction.NoConsent)
            Add(isOn ? Finding.Fine : Finding.Warning, Name, isOn ? "the account may send them." : "the account may send them, but they are switched off.", isOn ? "" : "Set WeChat:CustomerServiceApi to on.");
        else if (answer.Reaction == WeChatReaction.NoPermission && isOn)
            Add(Finding.Wrong, Name, answer.Message, "Verify the account (微信认证) and look under 接口权限, or set WeChat:CustomerServiceApi to off: then what is late waits for the user's next message.");
        else if (answer.Reaction == WeChatReaction.NoPermission) Add(Finding.Fine, Name, "the account may not send them, and they are switched off.");
        else Add(Finding.Warning, Name, answer.Message, "Try again later.");
    }

    // Signed times more than ten minutes off are refused; a minute is a sign that nobody sets the clock.
    private async Task ClockAsync(WeChatOptions options, CancellationToken ct)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(LookUp);
            using var http = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient(WeChatHttp.ClientName);
            using var response = await http.GetAsync(options.ApiBaseUrl.TrimEnd('/') + WeChatInterfaces.CallbackIps, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (response.Headers.Date is not { } theirs) return;
            var skew = app.Services.GetRequiredService<TimeProvider>().GetUtcNow() - theirs;
            if (skew.Duration() > MostSkew) Add(Finding.Wrong, "Clock", $"this machine is {skew.Duration().TotalSeconds:0} s {(skew > TimeSpan.Zero ? "ahead" : "behind")}; pushes more than ten minutes off are refused.", "Switch NTP on.");
            else Add(Finding.Fine, "Clock", "agrees with WeChat's.");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            Add(Finding.Wrong, "WeChat:ApiBaseUrl", $"{options.ApiBaseUrl} does not answer.", "This host needs a way to it (port 443, DNS).");
        }
    }

    private static string Advice(int code) => code switch
    {
        40013 => "Compare WeChat:AppId with the console (开发者ID).",
        40125 or 40001 => "Set the AppSecret anew in the console (重置) and copy it to WeChat:AppSecret.",
        40164 => "Put the address that is named on the IP list of the console (IP白名单).",
        40243 => "Unfreeze the AppSecret in the console (解冻).",
        _ => "See the troubleshooting table of docs/channels/wechat.md.",
    };
}

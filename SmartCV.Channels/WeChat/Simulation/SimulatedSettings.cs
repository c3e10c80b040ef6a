namespace SmartCV.Channels.WeChat.Simulation;

/// <summary>The settings with which a bot serves the simulated account. All values are invented and published: they open nothing.</summary>
public static class SimulatedSettings
{
    private const string Token = "simulated", AesKey = "SimulatedKeyOfNoAccountAtAllOnlyForTrials00", OriginalId = "gh_simulated";

    /// <param name="api">Address of the <see cref="SimulatedApi"/>.</param>
    /// <param name="safe">False: pushes are not encrypted.</param>
    public static WeChatOptions Of(SimulatedAccount account, string api, bool safe) => new()
    {
        Token = Token, AesKey = safe ? AesKey : "", AppId = account.AppId, AppSecret = account.AppSecret, OriginalId = OriginalId, ApiBaseUrl = api,
    };

    /// <summary>As arguments of the program: name, value, name, value.</summary>
    public static IReadOnlyList<string> Arguments(WeChatOptions options) =>
    [
        "--WeChat:Token", options.Token, "--WeChat:AesKey", options.AesKey, "--WeChat:AppId", options.AppId, "--WeChat:AppSecret", options.AppSecret,
        "--WeChat:OriginalId", options.OriginalId, "--WeChat:ApiBaseUrl", options.ApiBaseUrl,
    ];
}

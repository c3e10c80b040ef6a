namespace SmartCV.Bot.Hosting;

/// <summary>What is printed when the host has started: where to look.</summary>
public static class Welcome
{
    public static string Of(ICollection<string> addresses)
    {
        var address = addresses.FirstOrDefault() ?? "";
        return $"""
            SmartCV support is running.
              Demo page        {address}/
              Widget           {address}/widget.js
              Direct Line 3.0  {address}/v3/directline
              Health           {address}/health/ready
            Stop with Ctrl+C.
            """;
    }
}

using Microsoft.Extensions.Options;
using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Pipeline;

namespace SmartCV.Bot.Hosting;

/// <summary>A call that may take as long as the turn it is made in would end the turn instead of the call, and the turn would be tried again with the same call.</summary>
internal sealed class ModelWithinTurn(IOptions<PumpOptions> pump) : IValidateOptions<LanguageModelOptions>
{
    public ValidateOptionsResult Validate(string? name, LanguageModelOptions options)
    {
        var most = pump.Value.TurnLimit - TimeSpan.FromSeconds(1);
        return !options.IsOn || options.TimeLimit <= most
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"LanguageModel:TimeLimit must be at most two thirds of Pump:Lease ({pump.Value.Lease}) less a second, {most}, was {options.TimeLimit}.");
    }
}

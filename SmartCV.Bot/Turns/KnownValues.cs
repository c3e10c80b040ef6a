using SmartCV.Bot.Customers;
using SmartCV.Bot.Dialogs;

namespace SmartCV.Bot.Turns;

/// <summary>What a form need not ask, since the browser, the account or earlier words of the customer tell it.</summary>
public static class KnownValues
{
    /// <summary>By field name.</summary>
    public static Dictionary<string, KnownValue> Of(Customer customer)
    {
        var known = new Dictionary<string, KnownValue>();
        foreach (var (name, value) in customer.Facts)
            known[name] = new KnownValue(value, name is "os" or "browser" or "device" or "network" ? ValueSource.Browser : ValueSource.Earlier);
        if (customer.ProvenEmail is { } email) known["account_email"] = new KnownValue(email, ValueSource.Account);
        if (customer.Identities.FirstOrDefault(i => i is { Kind: Identity.Account, Proof: Proof.Proven }) is { } account)
            known["user_id"] = new KnownValue(account.Value, ValueSource.Account);
        if (customer.Plan != Plan.Unknown)
            known["plan"] = new KnownValue(CustomerStore.Word(customer.Plan), customer.PlanProof == Proof.Proven ? ValueSource.Account : ValueSource.Earlier);
        return known;
    }
}

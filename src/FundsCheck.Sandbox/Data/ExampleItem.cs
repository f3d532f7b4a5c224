namespace FundsCheck.Sandbox;

/// <summary>Plaid's own example of a balance call: five accounts, their ids and figures as published.</summary>
internal static class ExampleItem
{
    public static SandboxItem Item { get; } = new(
        "example",
        "Plaid's own example: checking, savings, a CD, a credit card and a money market account.",
        new SandboxAccount("wp5rJy31NMfyEJNDvoqXhbwLlRaEGyCrwWWdy")
        {
            Name = "Plaid Checking", OfficialName = "Plaid Gold Standard 0% Interest Checking", Mask = "0000",
            Available = 100m, Current = 110m,
        },
        new SandboxAccount("l418dp7olxiDAaok8E1pi5Q7n9NGkzfZQbbAp")
        {
            Name = "Plaid Saving", OfficialName = "Plaid Silver Standard 0.1% Interest Saving", Mask = "1111", Subtype = "savings",
            Available = 200m, Current = 210m,
        },
        new SandboxAccount("5NVq637arPcAbDxWd7GZUd3g5pjXPWFZlNNLz")
        {
            Name = "Plaid CD", OfficialName = "Plaid Bronze Standard 0.2% Interest CD", Mask = "2222", Subtype = "cd",
            Available = null, Current = 1000m,
        },
        new SandboxAccount("kamgkLwoG3iMQPzlvEaZSGnMVR36rLiWnZZRW")
        {
            Name = "Plaid Credit Card", OfficialName = "Plaid Diamond 12.5% APR Interest Credit Card", Mask = "3333",
            Type = "credit", Subtype = "credit card", Available = null, Current = 410m, Limit = 2000m,
        },
        new SandboxAccount("Jzbo9AkW8vcleKXgyPJ4cjva1KQw7qid3RRNb")
        {
            Name = "Plaid Money Market", OfficialName = "Plaid Platinum Standard 1.85% Interest Money Market", Mask = "4444",
            Subtype = "money market",
            Available = 43200m, Current = 43200m,
        })
    {
        InstitutionId = "ins_3",
        ItemId = "QNWnmvzAKwcx9RwPXqVMSoRBjkroVnhpge7bq",
        Webhook = "https://www.genericwebhookurl.com/webhook",
        AuthMethod = null,
        AvailableProducts = ["assets", "balance", "credit_details"],
        BilledProducts = ["auth", "identity", "income", "transactions"],
    };
}

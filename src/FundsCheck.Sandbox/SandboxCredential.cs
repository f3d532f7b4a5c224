namespace FundsCheck.Sandbox;

/// <summary>The kind of the token in the requests of an endpoint.</summary>
internal enum SandboxCredential
{
    /// <summary>No token: client id and secret only.</summary>
    None,

    /// <summary>The access token of an Item.</summary>
    AccessToken,

    /// <summary>The processor token of one account of an Item.</summary>
    ProcessorToken,
}

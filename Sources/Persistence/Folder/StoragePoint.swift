// SPDX-License-Identifier: Apache-2.0

/// The places between two steps of storing, in the order in which a registration passes them. A test stops the
/// process, or makes the next step fail, at each of them.
package enum StoragePoint: String, Sendable, CaseIterable {
    /// The blob's temporary file has been made.
    case blobCreated
    /// Its bytes have been written.
    case blobWritten
    /// Its bytes are on disk.
    case blobSynced
    /// It has its name.
    case blobNamed
    /// Its name is on disk.
    case folderSynced
    /// The transaction has begun.
    case transactionBegun
    /// The rows are in.
    case rowsWritten
    /// The audit entry is in; the commit is next.
    case auditAppended
    /// The commit has returned.
    case committed
}

/// Is told of every ``StoragePoint``; what it throws is treated as the failure of the step that follows.
package typealias StorageProbe = @Sendable (StoragePoint) throws -> Void
